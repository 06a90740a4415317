<?php
/**
 * One element on a page.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/**
 * Prints <welearn-about> or <welearn-faq> with the document inside, so that no visitor's browser has to
 * ask another site for it.
 */
final class Element {

	/** Attributes that the server has carried out, or that only mean something where the browser fetches. */
	private const DONE = array( 'src', 'document', 'heading', 'base', 'placeholders', 'cache', 'loading' );

	/** Bytes of a copy: every list of posts loads it. In place of more there is a link to the document. */
	private const MAX_COPY = 1048576;

	/** How many documents of the largest size a server prepares together. */
	private const TOGETHER = 3;

	/** @var string */
	private $tag;
	/** @var array<string, string|true> */
	private $values;
	/** @var string[] */
	private $notes;
	/** @var string */
	private $text;
	/** @var array|null What has been made of the texts, in the form of Rendering::of(). */
	private $made;
	/** @var string */
	private $last_source = '';
	/** @var bool Whether a document of this site is no longer public, or gone. */
	private $is_withheld = false;

	/**
	 * An element.
	 *
	 * @param string   $tag    welearn-about or welearn-faq.
	 * @param array    $values Attributes that are valid.
	 * @param string[] $notes  Problems of other attributes.
	 * @param string   $text   The document itself, if it is written in the page.
	 */
	public function __construct( string $tag, array $values, array $notes, string $text = '' ) {
		$this->tag    = $tag;
		$this->values = $values;
		$this->notes  = $notes;
		$this->text   = $text;
	}

	/**
	 * The element, and for editors the problems.
	 *
	 * @param array $look Class and style.
	 */
	public function html( array $look = array() ): string {
		$this->prepare();
		$sources = $this->sources( array( Sources::class, 'get' ) );
		if ( '' === trim( $this->text ) && ! $this->addresses() ) {
			$this->notes[] = __( 'No document yet. Set “src” to its address.', 'welearn-elements' );
		}
		$html = '';
		try {
			if ( in_array( null, array_column( $sources, 'text' ), true ) ) {
				self::refuse_caching();
				$html = $this->from_address( $sources, $look );
			} else {
				$html = Markdown::can_read() ? $this->from_text( $sources, $look ) : $this->from_address( $sources, $look );
			}
		} catch ( \OverflowException $many ) {
			$this->notes[] = __( 'This document takes this server too long to prepare. Visitors’ browsers read it instead. Split the document, and put both addresses in “src”.', 'welearn-elements' );
			$html          = $this->from_address( $sources, $look );
		} catch ( \Throwable $broken ) {
			// A document must not take down the page.
			/* translators: %s: reason, in English. */
			$this->notes[] = sprintf( __( 'This document cannot be shown: %s', 'welearn-elements' ), $broken->getMessage() );
		}
		if ( Copies::is_excerpt() ) {
			return $this->copy() ?? $html;
		}
		if ( '' !== $html ) {
			Assets::enqueue();
		}
		return $html . Notes::html( $this->notes );
	}

	/**
	 * The addresses of the documents; none if the document is written in the page.
	 *
	 * @return string[]
	 */
	public function addresses(): array {
		if ( '' !== trim( $this->text ) ) {
			return array();
		}
		return array_merge( Documents::keys( $this->values['document'] ?? '' ), Sources::addresses( $this->values['src'] ?? '' ) );
	}

	/** If a document is missing, all documents of the page are asked for at once. */
	private function prepare(): void {
		$own = $this->addresses();
		if ( ! array_filter( array_map( array( Cache::class, 'peek' ), $own ), 'is_null' ) ) {
			return;
		}
		$post = get_post();
		Cache::prepare( array_unique( array_merge( $own, $post instanceof \WP_Post ? Uses::addresses( $post->post_content ) : array() ) ) );
	}

	/** The HTML that a post keeps for a site without this plugin; null if it is not ready. Fetches nothing. */
	public function copy(): ?string {
		if ( null === $this->made ) {
			try {
				$sources = $this->sources( array( Sources::class, 'kept' ) );
				if ( ! $sources || in_array( null, array_column( $sources, 'text' ), true ) || ! Markdown::can_read() ) {
					// Nobody should go on reading a document that was taken back.
					return $this->is_withheld ? '' : null;
				}
				$this->made( $sources );
			} catch ( \Throwable $broken ) {
				// The page tells editors.
				return null;
			}
		}
		if ( $this->made['of']['is_foreign'] ) {
			return '' === trim( $this->text ) ? $this->link( $this->last_source ) : '';
		}
		if ( $this->is_unfinished() || '' === $this->made['html'] ) {
			return null;
		}
		$is_long = strlen( $this->made['html'] ) > self::MAX_COPY && '' === trim( $this->text );
		return $is_long ? $this->link( $this->last_source ) : Text::plain_marks( $this->made['html'] );
	}

	/**
	 * Whether a post has the right copy, as far as a look can tell that costs a page view nothing.
	 *
	 * @param string $copy The copy in the post.
	 */
	public function has_copy( string $copy ): bool {
		return md5( $copy ) === ( $this->made['copy'] ?? '' );
	}

	/** Whether a copy is only a matter of more requests. */
	public function is_unfinished(): bool {
		return $this->made && ! $this->made['of']['is_foreign'] && null !== $this->made['next'];
	}

	private function link( string $address ): string {
		$label = 'welearn-faq' === $this->tag ? __( 'Questions and answers', 'welearn-elements' ) : __( 'About', 'welearn-elements' );
		return '<p><a href="' . esc_url( $address ) . '">' . Text::html( $label ) . '</a></p>';
	}

	/** The texts of the documents; null for one that another request is fetching. Notes say which are missing. */
	private function sources( callable $get ): array {
		if ( '' !== trim( $this->text ) ) {
			$base = get_permalink();
			return array(
				array(
					'text' => $this->text,
					'url'  => $base ? $base : home_url( '/' ),
					'name' => __( 'The document in this block', 'welearn-elements' ),
				),
			);
		}
		$sources = array();
		foreach ( $this->addresses() as $url ) {
			$source            = $get( $url );
			$this->is_withheld = $this->is_withheld || ( Documents::is_key( $url ) && null === $source['text'] );
			if ( '' !== $source['error'] ) {
				/* translators: %s: problem. */
				$this->notes[] = null === $source['text'] ? $source['error'] : sprintf( __( '%s Until then visitors see the last copy.', 'welearn-elements' ), $source['error'] );
			}
			if ( null !== $source['text'] || ! empty( $source['is_pending'] ) ) {
				$sources[] = array(
					'text'    => $source['text'],
					'url'     => $source['url'],
					'name'    => $source['name'] ?? $url,
					'address' => Documents::is_key( $url ) ? $source['url'] : $url,
				);
			}
		}
		return $sources;
	}

	/** The languages of the element and the site, for documents that give their texts in several. */
	private function languages(): array {
		return array_values( array_filter( array( $this->values['lang'] ?? '', get_bloginfo( 'language' ) ) ) );
	}

	/** What has been made of the texts so far, in the form of Rendering::of(). */
	private function made( array $sources ): array {
		$last              = end( $sources );
		$this->last_source = $last['address'] ?? '';
		$this->made        = Rendering::of(
			array( $this->tag, $sources, $this->values, $this->languages() ),
			function () use ( $sources ): array {
				return $this->read( $sources );
			}
		);
		return $this->made;
	}

	/** The element with HTML inside. The document is read only if nothing has been made of it yet. */
	private function from_text( array $sources, array $look ): string {
		$made        = $this->made( $sources );
		$of          = $made['of'];
		$this->notes = array_merge( $this->notes, $of['notes'] );
		if ( $of['is_foreign'] ) {
			// The element says more about a mistake than the server can.
			$this->values += $of['is_broken'] && current_user_can( 'edit_posts' ) ? array( 'debug' => true ) : array();
			return $this->from_address( $sources, $look );
		}
		if ( null === $of['attributes'] ) {
			return '';
		}
		if ( null !== $made['next'] ) {
			return $this->unfinished( $sources, $look, $made );
		}
		if ( '' === $made['html'] ) {
			$this->notes[] = 'welearn-faq' === $this->tag
				? __( 'This document has no questions. Put them in a list named “faq”.', 'welearn-elements' )
				: __( 'This document has no about text. Put it in “about”.', 'welearn-elements' );
			return '';
		}
		return $this->tag( $of['attributes'], $look, $of['before'] . $made['html'] );
	}

	/**
	 * Reads the sources as one document.
	 *
	 * @param array $sources Texts.
	 * @return array{tag: string, values: array, document: ?array, attributes: ?array, before: string, notes: string[], is_foreign: bool, is_broken: bool}
	 *         No attributes if nothing can be shown; foreign if the elements read such documents instead.
	 */
	private function read( array $sources ): array {
		$of            = array(
			'tag'        => $this->tag,
			'values'     => $this->values,
			'document'   => null,
			'attributes' => null,
			'before'     => '',
			'notes'      => array(),
			'is_foreign' => false,
			'is_broken'  => false,
		);
		$documents     = array();
		$bytes         = 0;
		$is_forgivable = false;
		foreach ( $sources as $source ) {
			try {
				$documents[] = Document::read( $source['text'], $source['name'], $this->languages() ) + array( 'base' => $source['url'] );
			} catch ( \DomainException $problem ) {
				$of['notes'][] = $problem->getMessage();
				$is_forgivable = $is_forgivable || Reading::FORGIVABLE === $problem->getCode();
			} catch ( \UnexpectedValueException $kind ) {
				$of['is_foreign'] = true;
				return $of;
			}
			$bytes    += strlen( $source['text'] );
			$questions = array_sum( array_map( 'count', array_column( $documents, 'faq' ) ) );
			if ( $bytes > self::TOGETHER * Fetcher::MAX_BYTES || $questions > self::TOGETHER * Document::MAX_ENTRIES ) {
				/* translators: 1: number, 2: number. */
				$of['notes'][]    = sprintf( __( 'These documents are too long to be prepared together: more than %1$d MB, or more than %2$s questions. Visitors’ browsers read them instead. Show them in several blocks.', 'welearn-elements' ), self::TOGETHER, number_format_i18n( self::TOGETHER * Document::MAX_ENTRIES ) );
				$of['is_foreign'] = true;
				return $of;
			}
		}
		if ( ! $documents ) {
			// The elements forgive more mistakes than the parser here.
			$of['is_foreign'] = $is_forgivable;
			$of['is_broken']  = $is_forgivable;
			return $of;
		}
		$document = Document::grouped( Document::merge( $documents ) );
		// The elements may find questions in a text that is too long for a server.
		$of['is_foreign'] = 'welearn-faq' === $this->tag && ! $document['faq'] && ! Structure::can_read( $document['about'] );
		if ( $of['is_foreign'] ) {
			return $of;
		}
		if ( ( new Content( $this->values ) )->filled( $document ) > Document::MAX_FILLED ) {
			$of['notes'][] = __( 'The placeholders of this document would add more than 1 MB of text, so they are shown as written. Use shorter texts.', 'welearn-elements' );
			unset( $this->values['placeholders'] );
			$of['values'] = $this->values;
		}
		foreach ( array_merge( array( $document['about'] ), array_column( $document['faq'], 'a' ) ) as $text ) {
			if ( Markdown::readable( $text ) < strlen( $text ) ) {
				$of['notes'][] = __( 'A text of this document has more than 20,000 lines and Markdown characters. The rest of it is shown as plain text. Split it into several texts.', 'welearn-elements' );
				break;
			}
		}
		$of['document'] = $document;
		if ( isset( $this->values['bundles'] ) && $document['bundles'] ) {
			$of['attributes'] = $this->data_attributes( $document );
			$of['before']     = self::script( $document );
			return $of;
		}
		$attributes = array_diff_key( $this->values, array_flip( self::DONE ) );
		if ( 'welearn-faq' === $this->tag && ( new Content( $this->values ) )->has_stopgap( $document ) ) {
			$attributes['heading'] = '';
		}
		if ( '' !== $document['lang'] && empty( $attributes['lang'] ) && preg_match( '/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/', $document['lang'] ) ) {
			$attributes['lang'] = $document['lang'];
		}
		$of['attributes'] = $attributes;
		return $of;
	}

	/**
	 * A document of which only a part is rendered so far. The element gets the whole document itself; without
	 * JavaScript there is a link to the rest.
	 */
	private function unfinished( array $sources, array $look, array $made ): string {
		self::refuse_caching();
		$document      = $made['of']['document'];
		$this->notes[] = 'welearn-about' === $this->tag
			? __( 'This text is still being prepared. Until it is ready, visitors’ browsers read the document themselves, and visitors without JavaScript see a link to it.', 'welearn-elements' )
			/* translators: 1: number of questions, 2: number of all questions. */
			: sprintf( __( 'This long document is still being prepared: search engines and visitors without JavaScript see %1$s of %2$s questions so far. All other visitors see the whole document. Each visit to this page prepares more.', 'welearn-elements' ), number_format_i18n( $made['next'] ), number_format_i18n( count( $document['faq'] ) ) );
		if ( 'welearn-faq' === $this->tag && ( new Content( $this->values ) )->has_stopgap( $document ) ) {
			$this->values['heading'] = '';
		}
		if ( '' === trim( $this->text ) ) {
			return $this->from_address( $sources, $look, $made['html'] );
		}
		$wait = __( 'More is being prepared. Reload this page in a few minutes.', 'welearn-elements' );
		return $this->tag( $this->data_attributes( $document ), $look, self::script( $document ) . $made['html'] . '<p>' . Text::html( $wait ) . '</p>' );
	}

	/** A caching plugin would keep the page as it is now. */
	private static function refuse_caching(): void {
		// phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- the name that these plugins look for.
		defined( 'DONOTCACHEPAGE' ) || define( 'DONOTCACHEPAGE', true );
	}

	/** Attributes of an element that gets its document as data. */
	private function data_attributes( array $document ): array {
		return array_diff_key( $this->values, array_flip( array( 'src', 'document' ) ) ) + array( 'base' => $document['base'] );
	}

	/**
	 * The document as data, which the elements prefer to HTML: this way they learn which style sheets it
	 * asks for. No bracket in it can begin a shortcode.
	 */
	private static function script( array $document ): string {
		$data = array_diff_key( $document, array( 'base' => '' ) );
		$json = (string) wp_json_encode( $data, JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_UNICODE );
		return '<script type="application/json">' . preg_replace( '/\[(?=[\w\/\[-])/', '\\u005b', $json ) . '</script>';
	}

	/**
	 * The element with the address of the copy here, for documents that only the elements read, such as TOML.
	 * Without JavaScript there is a link, behind any HTML.
	 */
	private function from_address( array $sources, array $look, string $html = '' ): string {
		$addresses = array();
		$base      = '';
		$link      = '';
		foreach ( $sources as $source ) {
			if ( '' !== trim( $this->text ) ) {
				$addresses[] = Rest::address_of_text( $this->text );
				$base        = $source['url'];
				$link        = $addresses[0];
				continue;
			}
			$address     = $source['address'];
			$is_here     = null !== Media::file( $address ) || null !== Documents::key( $address );
			$addresses[] = $is_here ? $address : Rest::address( $address );
			$base        = $address;
			$link        = $address;
		}
		if ( ! $addresses ) {
			return '';
		}
		$attributes         = array_diff_key( $this->values, array( 'document' => '' ) );
		$attributes['src']  = implode( ' ', $addresses );
		$attributes['base'] = $this->values['base'] ?? $base;
		return $this->tag( $attributes, $look, $html . $this->link( $link ) );
	}

	private function tag( array $attributes, array $look, string $inner ): string {
		// WordPress makes pictures of emoji, and gets them from a site of its own.
		$class = trim( 'welearn-element wp-exclude-emoji ' . ( $look['class'] ?? '' ) );
		$html  = "<{$this->tag} class=\"" . esc_attr( $class ) . '"';
		if ( ! empty( $look['style'] ) ) {
			$html .= ' style="' . esc_attr( $look['style'] ) . '"';
		}
		foreach ( $attributes as $name => $value ) {
			// Not by its number: WordPress turns that into a bracket, and perhaps a shortcode.
			$html .= true === $value ? " $name" : " $name=\"" . str_replace( '[', '&lsqb;', esc_attr( $value ) ) . '"';
		}
		return "$html>$inner</{$this->tag}>";
	}
}
