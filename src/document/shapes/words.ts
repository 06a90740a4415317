/*
 * The words by which documents of other programs name questions and answers, in the languages of
 * the interface, and the tags by which they name languages. Words are compared folded: `FAQ-Question` is
 * `faqquestion`.
 */

/** Letters only, in lower case and without accents, so that `Réponse` and `reponse` are the same. */
export function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '');
}

/** A set of folded words. */
function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/).map(fold));
}

/** Words that always mean a question. */
const QUESTION = words(`
  q question sp spm
  سؤال السؤال otázka dotaz spørgsmål frage ερώτηση pregunta پرسش سوال kysymys שאלה domanda 質問 질문
  spørsmål vraag pytanie pergunta questão întrebare вопрос su'aal fråga soru питання запитання câuhỏi
  问题 問題 问 問 hỏi 문 pertanyaan tanya въпрос pitanje vprašanje kérdés klausimas คำถาม प्रश्न
  питање jautājums küsimus pyetja pyetje прашање spurning galdera cwestiwn ceist mistoqsija fro सवाल
  প্রশ্ন ਸਵਾਲ கேள்வி પ્રશ્ન پوښتنه pirs پرسیار ሕቶ ጥያቄ tanong swali kesyon კითხვა შეკითხვა հարց lusnug
`);

/** Words that always mean an answer. */
const ANSWER = words(`
  a answer answers acceptedanswer suggestedanswer response reply ans
  جواب الجواب إجابة الإجابة odpověď svar antwort απάντηση respuesta پاسخ vastaus réponse תשובה risposta
  回答 答え 答 답변 대답 antwoord odpowiedź resposta răspuns ответ jawaab cevap yanıt відповідь trảlời
  答案 答复 答覆 đáp 답 jawaban jawab отговор odgovor válasz atsakymas คำตอบ उत्तर
  одговор atbilde vastus përgjigja përgjigje erantzuna ateb freagra tweġiba äntwert जवाब উত্তর ਜਵਾਬ பதில் જવાબ
  ځواب bersiv وەڵام መልሲ መልስ sagot jibu repons პასუხი պատասխան lusteb
`);

/** Names of a question in entries that also hold an answer. */
const HEADING = words(`
  title heading header headline name label summary term prompt subject titel titre título titolo titulo
`);

/** Names of an answer in entries that also hold a question. */
const CONTENT = words(`
  text content contents body description details detail definition desc paragraphs paragraph value html
  markdown md copy explanation info message texte texto testo inhalt contenu contenido conteúdo contenuto
`);

/** Names of a list that say nothing about its entries. */
const LIST = words(`
  items item list entries entry data content contents children records rows nodes edges node results posts
  all main elements accordion accordions panels sections section blocks block categories category groups group
  topics topic mainentity graph page pages values
`);

/** Beginnings and endings that programs add to a name. */
const AFFIX =
  /^(?:faq|item|qa)(?=.{2})|(?<=.)(?:text|title|html|markdown|md|body|content|rendered|en)$/gu;

/** How surely a key names a question or an answer. */
export type Certainty = 'certain' | 'likely';

export function namesQuestion(key: string): Certainty | undefined {
  return certaintyOf(key, QUESTION, HEADING);
}

export function namesAnswer(key: string): Certainty | undefined {
  return certaintyOf(key, ANSWER, CONTENT);
}

function certaintyOf(
  key: string,
  certain: ReadonlySet<string>,
  likely: ReadonlySet<string>,
): Certainty | undefined {
  const folded = fold(key);
  const bare = folded.replace(AFFIX, '');
  if (certain.has(folded) || certain.has(bare)) return 'certain';
  return likely.has(folded) || likely.has(bare) ? 'likely' : undefined;
}

/** Whether a name of a list is not the name of a topic. */
export function namesList(key: string): boolean {
  return LIST.has(fold(key)) || namesFaq(key) || namesQuestion(key) === 'certain';
}

/** Words in titles of such pages, in the languages of the interface. */
const FAQ = new RegExp(
  [
    ...words(`
      faq frequentlyasked questions questionsanswers
      الأسئلة أسئلة dotazy otázky kladené spørgsmål fragen ερωτήσεις preguntas سوالات پرسشها kysymykset kysytyt
      kysyttyä foireauxquestions שאלות domande 質問 질문 spørsmål vragen pytania perguntas întrebări вопросы
      suaalaha frågor sorulan sorular запитання питання câuhỏi 常见问题 常見問題 问答 問答
      问题集 問題集 问题解答 問題解答 pertanyaan въпроси pitanja vprašanja kérdések klausimai คำถาม प्रश्न
      питања jautājumi küsimused pyetje прашања spurningar preguntes galdera cwestiynau ceisteanna mistoqsijiet froen
      अक्सरपूछे প্রশ্ন জিজ্ঞাসা ਅਕਸਰਪੁੱਛੇ கேள்விகள் પ્રશ્નો اکثرپوچھے پوښتنې pirsên پرسیار ሕቶታት ጥያቄ tanong maswali
      kesyon კითხვები հարցեր lusnug
    `),
  ].join('|'),
  'u',
);

/** "Q&A" and its variants, as a word of its own. */
const Q_AND_A = /(?:^|[^\p{L}])q(?: ?(?:&|\+|and|n|’n’|'n') ?|[-_])as?(?:$|[^\p{L}])/iu;

/** The Albanian word for a page, in all its forms. */
const PAGE = /(?<!\p{L})faq(?:en?|es|et|eve|ja)(?!\p{L})/giu;

/** Whether a title, or the name of a list, says that questions follow. */
export function namesFaq(title: string): boolean {
  const folded = fold(title.replace(PAGE, ''));
  return (
    FAQ.test(folded) ||
    Q_AND_A.test(title) ||
    /^(?:qa|qas|fragenantworten|sss|чаво|чзв|gyik|duk|buj|kkk)$/u.test(folded)
  );
}

/** The end of a question, in front of quotes, brackets and emphasis. */
const QUESTION_END =
  /(?:[?？؟⁇⁈‽፧]|(?:です|ます|でしょう|ません)か|[吗嗎呢]|是什[么麼]|怎[么麼][办辦])[!！.。…]?["'”’»」』)\]*_`\s]*$/u;
/** A Greek question ends with a semicolon. */
const GREEK_END = /\p{sc=Greek}["'”’»)]*[;\u037E]["'”’»)*_`\s]*$/u;

/** An Armenian question has its sign in the word that asks, so it is one until the sentence ends. */
const ARMENIAN_END = /\u055E[^\u0589\u055E]{0,200}[\u0589:]?["'”’»)*_`\s]{0,10}$/u;

const ENDS = [QUESTION_END, GREEK_END, ARMENIAN_END];

/** Whether a text is written as a question. */
export function isQuestion(text: string): boolean {
  // Long texts are no questions, and their ends need not be looked for.
  return text.length < 1000 && ENDS.some(end => end.test(text));
}

/** The length of a heading that may ask without a sign. */
const SHORT = /^.{1,60}$/u;
/** Signs of a sentence, and words that only speak of a question: "关于如何续借的说明". */
const NO_QUESTION =
  /[。！；]|^\P{L}*(?:关于|關於|介绍|介紹|说明|說明|了解|教你|学习|學習|无论|無論|不管|不论|不論)|的(?:说明|說明|介绍|介紹|方法|步骤|步驟|规定|規定|指南|教程)\P{L}*$/u;
/** Words that ask wherever they stand. */
const ASKING =
  /如何|怎[么麼样樣]|为什么|為什麼|[为為]何|[是能可]否|有[没沒]有|什么时候|什麼時候|何[时時](?!でも|も|か)|多久|哪[里裡儿兒些个個]|能不能|可不可以|是不是|会不会|會不會|要不要|多少[钱錢天本]|[能以借][^。]{0,6}[几幾][天本册冊次张張]/u;
/** Words that ask at the beginning. Behind a number they still do. */
const ASKING_FIRST =
  /^\P{L}*(?:[一二三四五六七八九十]{1,3}[、.．]\s*)?(?:什[么麼]|多少|[几幾][点點][开開关關]|(?:どう|いつ|どこ|なぜ|だれ|[谁誰])(?!で?も|か|ぞ)|どの|どんな|何[冊日時人回度歳才枚点分がをでにのと](?!で?も))/u;
/** Words that ask at the end. */
const ASKING_LAST =
  /(?:(?<![没沒])什[么麼]|[谁誰]|多少|[几幾][点點天本]|(?:の|(?<!は)る|(?<!ゆ)た|[ないよ良た]い|う)か|[はがを](?:いつ|どこ|なぜ|何|誰|だれ|いくら)|どう(?:する|なる|(?:すれば|したら)(?:いい|よい|良い)?))$/u;
/** A heading without the signs behind its last letter. */
const UP_TO_LETTER = /^.*\p{L}/u;

/**
 * Whether a heading asks. In Chinese and Japanese, words do so without a sign: "如何续借",
 * "返却日はいつ". In a text they may be part of a sentence.
 */
export function asks(heading: string): boolean {
  if (isQuestion(heading)) return true;
  if (!SHORT.test(heading) || NO_QUESTION.test(heading)) return false;
  const [words = ''] = UP_TO_LETTER.exec(heading) ?? [];
  return ASKING.test(heading) || ASKING_FIRST.test(heading) || ASKING_LAST.test(words);
}

/** The letters in front of questions and answers, in languages whose words begin with others. */
const LETTERS = [
  ...[
    'PR',
    'DR',
    'QR',
    'ÎR',
    'FA',
    'VA',
    'FS',
    'PO',
    'SC',
    'KV',
    'TJ',
    'PJ',
    'HĐ',
    'VO',
    'KA',
    'GE',
    'CA',
    'KR',
    'TS',
  ],
  ...['ВО', 'ПВ', 'ЗВ', 'ΕΑ', 'שת', 'سج', 'ПО', 'ՀՊ'],
] as const;

/** A line after a single letter: `P:`, `**F1:**`, `### В:`. */
const LETTER =
  /^([ \t]*(?:(?:#{1,6}|[*+-]|\d{1,9}[.)])[ \t]+)?[*_]{0,3})(\p{L})(?=[ \t]?\d{0,4}[*_]{0,3}[ \t]?[:：])[^\n]*/gmu;

/**
 * Replaces the letters of a language in front of questions and answers by "Q" and "A": a letter
 * alone says nothing, but with its partner, and questions behind it, it does.
 */
export function withLabels(markdown: string): string {
  const lines = [...markdown.matchAll(LETTER)].map(([line, , letter = '']) => ({
    letter: letter.toUpperCase(),
    isQuestion: isQuestion(line),
  }));
  const pair = LETTERS.find(([q, a]) => {
    const questions = lines.filter(({letter}) => letter === q);
    const asking = questions.filter(line => line.isQuestion);
    const answers = lines.filter(({letter}) => letter === a);
    return (
      asking.length > 0 &&
      asking.length * 2 >= questions.length &&
      answers.length * 2 >= questions.length
    );
  });
  if (!pair) return markdown;
  const [q, a] = pair;
  return markdown.replace(LETTER, (line, before: string, letter: string) => {
    const label = letter.toUpperCase() === q ? 'Q' : letter.toUpperCase() === a ? 'A' : letter;
    return `${before}${label}${line.slice(before.length + letter.length)}`;
  });
}

/**
 * The tag of the best wanted language, or else of the first, where texts are given by the tags of their
 * languages: `{en: …, pt_BR: …}`.
 *
 * @param languages the wanted languages, best first
 */
export function chooseLanguage(
  tags: readonly string[],
  languages: readonly string[],
): string | undefined {
  const wanted = languages.map(tag => tag.toLowerCase());
  return (
    wanted.map(want => tags.find(one => asTag(one) === want)).find(Boolean) ??
    wanted.map(want => tags.find(one => primary(one) === primary(want))).find(Boolean) ??
    tags[0]
  );
}

const names = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'});

/** Languages by their tags. Asking for a name takes long. */
const known = new Map<string, boolean>();

/** Whether a key is the tag of a language that exists. */
export function isLanguage(key: string): boolean {
  if (!/^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,2}$/i.test(key)) return false;
  const tag = primary(key);
  const is = known.get(tag) ?? isNamed(tag);
  known.set(tag, is);
  return is;
}

function isNamed(tag: string): boolean {
  try {
    return names.of(tag) !== undefined;
  } catch {
    return false;
  }
}

function asTag(key: string): string {
  return key.replaceAll('_', '-').toLowerCase();
}

function primary(key: string): string {
  return asTag(key).split('-', 1)[0] ?? '';
}
