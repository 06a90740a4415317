import {createServer} from 'vite';
import {root} from '../install.mjs';

const DOMAIN = 'welearn-elements';
const SCRIPT = 'welearn-elements-editor';

/** Words by which editors look for the blocks, as in block.json. */
const KEYWORDS = ['questions', 'answers', 'help', 'library', 'text', 'about us'];

/** These words, by the languages in `src/locales/`, and WordPress's names for each language. */
const LANGUAGES = {
  ca: ['preguntes, respostes, ajuda, biblioteca, text, sobre nosaltres', 'ca'],
  cs: ['otázky, odpovědi, nápověda, knihovna, text, o nás', 'cs_CZ'],
  da: ['spørgsmål, svar, hjælp, bibliotek, tekst, om os', 'da_DK'],
  de: [
    'Fragen, Antworten, Hilfe, Bibliothek, Text, Über uns',
    'de_DE de_DE_formal de_AT de_CH de_CH_informal',
  ],
  el: ['ερωτήσεις, απαντήσεις, βοήθεια, βιβλιοθήκη, κείμενο, σχετικά με εμάς', 'el'],
  es: [
    'preguntas, respuestas, ayuda, biblioteca, texto, sobre nosotros',
    'es_ES es_AR es_CL es_CO es_CR es_DO es_EC es_GT es_MX es_PE es_PR es_UY es_VE',
  ],
  fi: ['kysymykset, vastaukset, ohje, kirjasto, teksti, tietoa meistä', 'fi'],
  fr: ['questions, réponses, aide, bibliothèque, texte, à propos', 'fr_FR fr_BE fr_CA'],
  hu: ['kérdések, válaszok, segítség, könyvtár, szöveg, rólunk', 'hu_HU'],
  it: ['domande, risposte, aiuto, biblioteca, testo, chi siamo', 'it_IT'],
  ja: ['質問, 回答, ヘルプ, 図書館, テキスト, 私たちについて', 'ja'],
  ko: ['질문, 답변, 도움말, 도서관, 텍스트, 소개', 'ko_KR'],
  nb: ['spørsmål, svar, hjelp, bibliotek, tekst, om oss', 'nb_NO'],
  nl: ['vragen, antwoorden, hulp, bibliotheek, tekst, over ons', 'nl_NL nl_NL_formal nl_BE'],
  nn: ['spørsmål, svar, hjelp, bibliotek, tekst, om oss', 'nn_NO'],
  pl: ['pytania, odpowiedzi, pomoc, biblioteka, tekst, o nas', 'pl_PL'],
  pt: ['perguntas, respostas, ajuda, biblioteca, texto, sobre nós', 'pt_BR'],
  'pt-PT': ['perguntas, respostas, ajuda, biblioteca, texto, sobre nós', 'pt_PT pt_PT_ao90 pt_AO'],
  ro: ['întrebări, răspunsuri, ajutor, bibliotecă, text, despre noi', 'ro_RO'],
  ru: ['вопросы, ответы, помощь, библиотека, текст, о нас', 'ru_RU'],
  sk: ['otázky, odpovede, pomoc, knižnica, text, o nás', 'sk_SK'],
  sv: ['frågor, svar, hjälp, bibliotek, text, om oss', 'sv_SE'],
  tr: ['sorular, cevaplar, yardım, kütüphane, metin, hakkımızda', 'tr_TR'],
  uk: ['питання, відповіді, допомога, бібліотека, текст, про нас', 'uk'],
  'zh-Hans': ['问题, 回答, 帮助, 图书馆, 文本, 关于我们', 'zh_CN'],
  'zh-Hant': ['問題, 回答, 說明, 圖書館, 文字, 關於我們', 'zh_TW zh_HK'],
};

/** Texts of the editor that the elements have, too. */
const SHARED = {'Loading…': 'loading', '“Was this helpful?”': 'helpful'};

/**
 * The plugin's translations, by path: for PHP (`.mo`), and for the editor's script (`.json`). Texts
 * without one stay English.
 */
export async function translations() {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: {middlewareMode: true, hmr: false, ws: false},
    optimizeDeps: {noDiscovery: true},
  });
  try {
    const files = await Promise.all(
      Object.entries(LANGUAGES).map(async ([language, [words, locales]]) => {
        const {strings} = await server.ssrLoadModule(`/src/locales/${language}.ts`);
        const texts = Object.entries(SHARED).map(([text, key]) => [text, strings[key]]);
        const keywords = words.split(', ').map((word, i) => [KEYWORDS[i], word]);
        return locales.split(' ').flatMap(locale => [
          [`languages/${DOMAIN}-${locale}.mo`, mo(locale, texts, keywords)],
          [`languages/${DOMAIN}-${locale}-${SCRIPT}.json`, jed(locale, texts)],
        ]);
      }),
    );
    return Object.fromEntries(files.flat());
  } finally {
    await server.close();
  }
}

/** Texts in gettext's binary format, sorted by their bytes. */
function mo(locale, texts, keywords) {
  const head = `Language: ${locale}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n`;
  const pairs = [
    ['', head],
    ...texts,
    ...keywords.map(([word, own]) => [`block keyword\x04${word}`, own]),
  ]
    .map(pair => pair.map(text => Buffer.from(text)))
    .sort(([a], [b]) => Buffer.compare(a, b));
  const count = pairs.length;
  const numbers = [0x950412de, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count];
  const parts = [...pairs.map(([text]) => text), ...pairs.map(([, own]) => own)];
  let offset = 28 + 16 * count;
  for (const part of parts) {
    numbers.push(part.length, offset);
    offset += part.length + 1;
  }
  const table = Buffer.alloc(4 * numbers.length);
  numbers.forEach((number, i) => table.writeUInt32LE(number, 4 * i));
  return Buffer.concat([table, ...parts.flatMap(part => [part, Buffer.from([0])])]);
}

/** Texts in the format of WordPress's scripts. */
function jed(locale, texts) {
  const own = Object.fromEntries(texts.map(([text, translation]) => [text, [translation]]));
  const messages = {'': {domain: 'messages', lang: locale}, ...own};
  return JSON.stringify({domain: 'messages', locale_data: {messages}});
}
