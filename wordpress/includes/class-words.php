<?php
/**
 * Words by which documents of other programs name questions and answers.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * The words in the languages of the interface, as in src/document/shapes/words.ts. All are compared folded:
 * `FAQ-Question` is `faqquestion`.
 */
final class Words {

	/** Words that always mean a question. */
	private const QUESTION = '
		q question sp spm
		سؤال السؤال otázka dotaz spørgsmål frage ερώτηση pregunta پرسش سوال kysymys שאלה domanda 質問 질문
		spørsmål vraag pytanie pergunta questão întrebare вопрос su\'aal fråga soru питання запитання câuhỏi
		问题 問題 问 問 hỏi 문 pertanyaan tanya въпрос pitanje vprašanje kérdés klausimas คำถาม प्रश्न
		питање jautājums küsimus pyetja pyetje прашање spurning galdera cwestiwn ceist mistoqsija fro सवाल
		প্রশ্ন ਸਵਾਲ கேள்வி પ્રશ્ન پوښتنه pirs پرسیار ሕቶ ጥያቄ tanong swali kesyon კითხვა შეკითხვა հարց lusnug
	';

	/** Words that always mean an answer. */
	private const ANSWER = '
		a answer answers acceptedanswer suggestedanswer response reply ans
		جواب الجواب إجابة الإجابة odpověď svar antwort απάντηση respuesta پاسخ vastaus réponse תשובה risposta
		回答 答え 答 답변 대답 antwoord odpowiedź resposta răspuns ответ jawaab cevap yanıt відповідь trảlời
		答案 答复 答覆 đáp 답 jawaban jawab отговор odgovor válasz atsakymas คำตอบ उत्तर
		одговор atbilde vastus përgjigja përgjigje erantzuna ateb freagra tweġiba äntwert जवाब উত্তর ਜਵਾਬ பதில் જવાબ
		ځواب bersiv وەڵام መልሲ መልስ sagot jibu repons პასუხი պատասխան lusteb
	';

	/** Names of a question in entries that also hold an answer. */
	private const HEADING = '
		title heading header headline name label summary term prompt subject titel titre título titolo titulo
	';

	/** Names of an answer in entries that also hold a question. */
	private const CONTENT = '
		text content contents body description details detail definition desc paragraphs paragraph value html
		markdown md copy explanation info message texte texto testo inhalt contenu contenido conteúdo contenuto
	';

	/** Names of a list that say nothing about its entries. */
	private const LIST = '
		items item list entries entry data content contents children records rows nodes edges node results posts
		all main elements accordion accordions panels sections section blocks block categories category groups group
		topics topic mainentity graph page pages values
	';

	/** Words in titles of such pages. */
	private const FAQ = '
		faq frequentlyasked questions questionsanswers
		الأسئلة أسئلة dotazy otázky kladené spørgsmål fragen ερωτήσεις preguntas سوالات پرسشها kysymykset kysytyt
		kysyttyä foireauxquestions שאלות domande 質問 질문 spørsmål vragen pytania perguntas întrebări вопросы
		suaalaha frågor sorulan sorular запитання питання câuhỏi 常见问题 常見問題 问答 問答
		问题集 問題集 问题解答 問題解答 pertanyaan въпроси pitanja vprašanja kérdések klausimai คำถาม प्रश्न
		питања jautājumi küsimused pyetje прашања spurningar preguntes galdera cwestiynau ceisteanna mistoqsijiet froen
		अक्सरपूछे প্রশ্ন জিজ্ঞাসা ਅਕਸਰਪੁੱਛੇ கேள்விகள் પ્રશ્નો اکثرپوچھے پوښتنې pirsên پرسیار ሕቶታት ጥያቄ tanong maswali
		kesyon კითხვები հարցեր lusnug
	';

	/** "Q&A" and its variants, as a word of its own. */
	private const Q_AND_A = '/(?:^|[^\p{L}])q(?: ?(?:&|\+|and|n|’n’|\'n\') ?|[-_])as?(?:$|[^\p{L}])/iuD';

	/** The Albanian word for a page, in all its forms. */
	private const PAGE = '/(?<!\p{L})faq(?:en?|es|et|eve|ja)(?!\p{L})/iu';

	/** Beginnings and endings that programs add to a name. */
	private const AFFIX = '/^(?:faq|item|qa)(?=.{2}|\p{Hangul})|(?<=.)(?:text|title|html|markdown|md|body|content|rendered|en)$/uD';

	/** The end of a question, in front of quotes, brackets and emphasis. */
	private const QUESTION_END = '/(?:[?？؟⁇⁈‽፧]|(?:です|ます|でしょう|ません)か|[吗嗎呢]|是什[么麼]|怎[么麼][办辦])[!！.。…]?["\'”’»」』)\]*_`\s]*$/uD';

	/** A Greek question ends with a semicolon. */
	private const GREEK_END = '/\p{Greek}["\'”’»)]*[;\x{37E}]["\'”’»)*_`\s]*$/uD';

	/** An Armenian question has its sign in the word that asks, so it is one until the sentence ends. */
	private const ARMENIAN_END = '/\x{55E}[^\x{589}\x{55E}]{0,200}[\x{589}:]?["\'”’»)*_`\s]{0,10}$/uD';

	/** The length of a heading that may ask without a sign. */
	private const SHORT = '/^.{1,60}$/uD';

	/** Signs of a sentence, and words that only speak of a question: "关于如何续借的说明". */
	private const NO_QUESTION = '/[。！；]|^\P{L}*+(?:关于|關於|介绍|介紹|说明|說明|了解|教你|学习|學習|无论|無論|不管|不论|不論)|的(?:说明|說明|介绍|介紹|方法|步骤|步驟|规定|規定|指南|教程)\P{L}*$/uD';

	/** Words that ask wherever they stand. */
	private const ASKING = '/如何|怎[么麼样樣]|为什么|為什麼|[为為]何|[是能可]否|有[没沒]有|什么时候|什麼時候|何[时時](?!でも|も|か)|多久|哪[里裡儿兒些个個]|能不能|可不可以|是不是|会不会|會不會|要不要|多少[钱錢天本]|[能以借][^。]{0,6}[几幾][天本册冊次张張]/uD';

	/** Words that ask at the beginning. Behind a number they still do. */
	private const ASKING_FIRST = '/^\P{L}*+(?:[一二三四五六七八九十]{1,3}[、.．]\s*)?(?:什[么麼]|多少|[几幾][点點][开開关關]|(?:どう|いつ|どこ|なぜ|だれ|[谁誰])(?!で?も|か|ぞ)|どの|どんな|何[冊日時人回度歳才枚点分がをでにのと](?!で?も))/uD';

	/** Words that ask at the end. */
	private const ASKING_LAST = '/(?:(?<![没沒])什[么麼]|[谁誰]|多少|[几幾][点點天本]|(?:の|(?<!は)る|(?<!ゆ)た|[ないよ良た]い|う)か|[はがを](?:いつ|どこ|なぜ|何|誰|だれ|いくら)|どう(?:する|なる|(?:すれば|したら)(?:いい|よい|良い)?))\P{L}*$/uD';

	/** The letters in front of questions and answers, in languages whose words begin with others. */
	private const LETTERS = array(
		array( 'P', 'R' ),
		array( 'D', 'R' ),
		array( 'Q', 'R' ),
		array( 'Î', 'R' ),
		array( 'F', 'A' ),
		array( 'V', 'A' ),
		array( 'F', 'S' ),
		array( 'P', 'O' ),
		array( 'S', 'C' ),
		array( 'K', 'V' ),
		array( 'T', 'J' ),
		array( 'P', 'J' ),
		array( 'H', 'Đ' ),
		array( 'V', 'O' ),
		array( 'K', 'A' ),
		array( 'G', 'E' ),
		array( 'C', 'A' ),
		array( 'K', 'R' ),
		array( 'T', 'S' ),
		array( 'В', 'О' ),
		array( 'П', 'В' ),
		array( 'З', 'В' ),
		array( 'Ε', 'Α' ),
		array( 'ש', 'ת' ),
		array( 'س', 'ج' ),
		array( 'П', 'О' ),
		array( 'Հ', 'Պ' ),
	);

	/** A line after a single letter: `P:`, `**F1:**`, `### В:`. */
	private const LETTER = '/^([ \t]*+(?:(?:#{1,6}|[*+-]|[0-9]{1,9}[.)])[ \t]++)?[*_]{0,3})(\p{L})(?=[ \t]?[0-9]{0,4}[*_]{0,3}[ \t]?[:：])[^\n]*+/mu';

	/** Letters with accents. The `intl` extension, which knows them all, is missing on many hosts. */
	private const ACCENTS = array(
		'a' => 'àáâãäåāăąǎạảấầẩẫậắằẳẵặ',
		'c' => 'çćĉċč',
		'e' => 'èéêëēĕėęěẹẻẽếềểễệ',
		'i' => 'ìíîïĩīĭįǐỉị',
		'n' => 'ñńņň',
		'o' => 'òóôõöōŏőǒọỏốồổỗộớờởỡợ',
		'u' => 'ùúûüũūŭůűųǔǖǘǚǜụủứừửữự',
		'y' => 'ýÿŷỳỵỷỹ',
		'd' => 'ď',
		'g' => 'ĝğġģ',
		'h' => 'ĥ',
		'j' => 'ĵ',
		'k' => 'ķ',
		'l' => 'ĺļľ',
		'r' => 'ŕŗř',
		's' => 'śŝşšș',
		't' => 'ţťț',
		'w' => 'ŵ',
		'z' => 'źżž',
		'ι' => 'ΐίϊ',
		'α' => 'ά',
		'ε' => 'έ',
		'η' => 'ή',
		'υ' => 'ΰϋύ',
		'ο' => 'ό',
		'ω' => 'ώ',
		// The sigma at the end of a word.
		'σ' => 'ς',
		'и' => 'йѝ',
		'е' => 'ѐё',
		'г' => 'ѓ',
		'і' => 'ї',
		'к' => 'ќ',
		'у' => 'ў',
		'ا' => 'آأإ',
		'و' => 'ؤ',
		'ي' => 'ئ',
		'ە' => 'ۀ',
		'ہ' => 'ۂ',
		'ے' => 'ۓ',
	);

	/** Names that are kept folded: the same few return in each entry of a document. */
	private const MAX_KEPT = 1000;

	public const CERTAIN = 'certain';
	public const LIKELY  = 'likely';

	/** @var array<string, string> */
	private static $folded = array();
	/** @var array<string, array<string, int>> */
	private static $sets = array();
	/** @var array<string, string>|null */
	private static $plain;
	/** @var string|null */
	private static $faq;

	/**
	 * Letters only, in lower case and without accents, so that `Réponse` and `reponse` are the same.
	 *
	 * @param string $name Any text.
	 */
	public static function fold( string $name ): string {
		if ( isset( self::$folded[ $name ] ) ) {
			return self::$folded[ $name ];
		}
		if ( null === self::$plain ) {
			self::$plain = array();
			foreach ( self::ACCENTS as $letter => $accented ) {
				self::$plain += array_fill_keys( preg_split( '//u', $accented, -1, PREG_SPLIT_NO_EMPTY ), $letter );
			}
		}
		$folded = (string) preg_replace( '/\P{L}++/u', '', strtr( mb_strtolower( $name, 'UTF-8' ), self::$plain ) );
		if ( count( self::$folded ) < self::MAX_KEPT && strlen( $name ) < 100 ) {
			self::$folded[ $name ] = $folded;
		}
		return $folded;
	}

	/**
	 * Whether a key names a question.
	 *
	 * @param string $key Key.
	 * @return string|null CERTAIN, LIKELY or null.
	 */
	public static function names_question( string $key ): ?string {
		return self::certainty( $key, self::QUESTION, self::HEADING );
	}

	/**
	 * Whether a key names an answer.
	 *
	 * @param string $key Key.
	 * @return string|null CERTAIN, LIKELY or null.
	 */
	public static function names_answer( string $key ): ?string {
		return self::certainty( $key, self::ANSWER, self::CONTENT );
	}

	/**
	 * Whether a name of a list is not the name of a topic.
	 *
	 * @param string $key Key.
	 */
	public static function names_list( string $key ): bool {
		return isset( self::set( self::LIST )[ self::fold( $key ) ] ) || self::names_faq( $key ) || self::CERTAIN === self::names_question( $key );
	}

	/**
	 * Whether a title, or the name of a list, says that questions follow.
	 *
	 * @param string $title Title or key.
	 */
	public static function names_faq( string $title ): bool {
		self::$faq = self::$faq ?? '/' . implode( '|', array_keys( self::set( self::FAQ ) ) ) . '/u';
		$folded    = self::fold( (string) preg_replace( self::PAGE, '', $title ) );
		return preg_match( self::$faq, $folded ) || preg_match( self::Q_AND_A, $title )
			|| preg_match( '/^(?:qa|qas|fragenantworten|sss|чаво|чзв|gyik|duk|buj|kkk)$/uD', $folded );
	}

	/**
	 * Whether a text is written as a question.
	 *
	 * @param string $text Any text.
	 */
	public static function is_question( string $text ): bool {
		// Long texts are no questions, and their ends need not be looked for.
		return strlen( $text ) < 4000 && mb_strlen( $text, 'UTF-8' ) < 1000
			&& ( preg_match( self::QUESTION_END, $text ) || preg_match( self::GREEK_END, $text ) || preg_match( self::ARMENIAN_END, $text ) );
	}

	/**
	 * Whether a heading asks. In Chinese and Japanese, words do so without a sign: "如何续借", "返却日はいつ". In a
	 * text they may be part of a sentence.
	 *
	 * @param string $heading Text of a heading.
	 */
	public static function asks( string $heading ): bool {
		if ( self::is_question( $heading ) ) {
			return true;
		}
		if ( ! preg_match( self::SHORT, $heading ) || preg_match( self::NO_QUESTION, $heading ) ) {
			return false;
		}
		return preg_match( self::ASKING, $heading ) || preg_match( self::ASKING_FIRST, $heading ) || preg_match( self::ASKING_LAST, $heading );
	}

	/**
	 * Replaces the letters of a language in front of questions and answers by "Q" and "A": a letter alone says
	 * nothing, but with its partner, and questions behind it, it does.
	 *
	 * @param string $markdown Text.
	 */
	public static function with_labels( string $markdown ): string {
		if ( ! preg_match_all( self::LETTER, $markdown, $lines, PREG_SET_ORDER ) ) {
			return $markdown;
		}
		$all    = array();
		$asking = array();
		foreach ( $lines as list( $line, , $letter ) ) {
			$letter            = mb_strtoupper( $letter, 'UTF-8' );
			$all[ $letter ]    = ( $all[ $letter ] ?? 0 ) + 1;
			$asking[ $letter ] = ( $asking[ $letter ] ?? 0 ) + ( self::is_question( $line ) ? 1 : 0 );
		}
		foreach ( self::LETTERS as list( $q, $a ) ) {
			$least = ( $all[ $q ] ?? 0 ) / 2;
			if ( $least && $asking[ $q ] >= max( 1, $least ) && ( $all[ $a ] ?? 0 ) >= $least ) {
				return self::with_letters( $markdown, array( $q => 'Q', $a => 'A' ) );
			}
		}
		return $markdown;
	}

	private static function with_letters( string $markdown, array $labels ): string {
		$label = static function ( array $found ) use ( $labels ): string {
			list( $line, $before, $letter ) = $found;
			return $before . ( $labels[ mb_strtoupper( $letter, 'UTF-8' ) ] ?? $letter ) . substr( $line, strlen( $before . $letter ) );
		};
		return preg_replace_callback( self::LETTER, $label, $markdown ) ?? $markdown;
	}

	private static function certainty( string $key, string $certain, string $likely ): ?string {
		$folded = self::fold( $key );
		foreach ( array( self::CERTAIN => $certain, self::LIKELY => $likely ) as $certainty => $words ) {
			$set = self::set( $words );
			if ( isset( $set[ $folded ] ) || isset( $set[ preg_replace( self::AFFIX, '', $folded ) ] ) ) {
				return $certainty;
			}
		}
		return null;
	}

	/** A set of folded words. */
	private static function set( string $words ): array {
		if ( ! isset( self::$sets[ $words ] ) ) {
			self::$sets[ $words ] = array_flip( array_map( array( self::class, 'fold' ), preg_split( '/\s+/', trim( $words ) ) ) );
		}
		return self::$sets[ $words ];
	}
}
