<?php
/**
 * Addresses in content.
 *
 * @package WelearnElements
 */

namespace WelearnElements;

defined( 'ABSPATH' ) || exit;

/** Addresses of links and images, by the rules of the elements (src/html/conform.ts). */
final class Links {

	private const LINKS  = array( 'http', 'https', 'mailto', 'tel' );
	private const IMAGES = array( 'http', 'https' );

	/** A part that a template would have replaced, as written or percent-encoded. */
	private const TEMPLATE = '/(?:\{|%7B){2}|(?:\{|%7B)%/i';

	/**
	 * The address of a link; null if content may not link there. `#fragment` means this page, and
	 * `www.example.org/x` an address of the web.
	 *
	 * @param string $href As written.
	 * @param string $base Base of relative addresses.
	 */
	public static function link( string $href, string $base ): ?string {
		$href = trim( $href );
		if ( '' !== $href && '#' === $href[0] && ! preg_match( self::TEMPLATE, $href ) ) {
			return $href;
		}
		return self::resolve( preg_match( '/^www\./i', $href ) ? "https://$href" : $href, $base, self::LINKS );
	}

	/**
	 * The address of an image; null if content may not load from there.
	 *
	 * @param string $src  As written.
	 * @param string $base Base of relative addresses.
	 */
	public static function image( string $src, string $base ): ?string {
		return self::resolve( trim( $src ), $base, self::IMAGES );
	}

	/**
	 * Whether a link leads to another site than this one.
	 *
	 * @param string $href Whole address.
	 */
	public static function leaves( string $href ): bool {
		$home = wp_parse_url( home_url() );
		$site = $home['scheme'] . '://' . $home['host'] . ( isset( $home['port'] ) ? ":{$home['port']}" : '' );
		return 1 === preg_match( '/^https?:/i', $href ) && 0 !== stripos( "$href/", "$site/" );
	}

	/**
	 * Whether an address is on the host and port of this site: another port may be another program, of another user.
	 *
	 * @param string $url Whole address.
	 */
	public static function is_here( string $url ): bool {
		$server = static function ( string $url ): array {
			return array( strtolower( (string) wp_parse_url( $url, PHP_URL_HOST ) ), wp_parse_url( $url, PHP_URL_PORT ) );
		};
		return $server( home_url() ) === $server( $url );
	}

	/**
	 * A whole address (RFC 3986, 5.2). WordPress's own function loses the part behind a `#`, and never ends
	 * at `a../b`.
	 *
	 * @param string $address Whole or relative.
	 * @param string $base    Base, http or https.
	 */
	public static function absolute( string $address, string $base ): string {
		if ( preg_match( '/^[a-z][a-z0-9+.-]*:/i', $address ) || ! preg_match( '#^(https?:)(//[^/?\#]+)([^?\#]*)(\?[^\#]*)?#i', $base, $found ) ) {
			return $address;
		}
		list( , $scheme, $host, $path ) = $found;
		$query                          = $found[4] ?? '';
		preg_match( '/^([^?#]*)(.*)$/s', $address, $parts );
		list( , $own_path, $rest ) = $parts;
		if ( 0 === strpos( $own_path, '//' ) ) {
			return $scheme . $address;
		}
		if ( '' === $own_path ) {
			return $scheme . $host . ( '' === $path ? '/' : $path ) . ( '' !== $rest && '?' === $rest[0] ? '' : $query ) . $rest;
		}
		if ( '/' !== $own_path[0] ) {
			$own_path = substr( $path, 0, (int) strrpos( $path, '/' ) ) . "/$own_path";
		}
		$steps = array();
		$names = explode( '/', substr( $own_path, 1 ) );
		foreach ( $names as $i => $name ) {
			if ( '..' === $name ) {
				array_pop( $steps );
			} elseif ( '.' !== $name ) {
				$steps[] = $name;
			}
			if ( ( '..' === $name || '.' === $name ) && count( $names ) - 1 === $i ) {
				$steps[] = '';
			}
		}
		return "$scheme$host/" . implode( '/', $steps ) . $rest;
	}

	/**
	 * The address of a file itself, if this one is of a page about it on GitHub, GitLab, Forgejo, Bitbucket, Dropbox or Google Drive. As
	 * src/help/explain.ts, which only tells it: a browser may not read all of these.
	 *
	 * @param string $url Whole address.
	 */
	public static function file( string $url ): string {
		if ( ! preg_match( '~^https?://(?:www\.)?([^/?#]+)(/[^?#]*)(\?[^#]*)?~i', $url, $found ) ) {
			return $url;
		}
		list( , $host, $path ) = $found;
		$host                  = strtolower( $host );
		$query                 = $found[3] ?? '';
		$steps                 = explode( '/', substr( $path, 1 ) );
		list( $owner, $project, $view ) = $steps + array( '', '', '' );
		$file = implode( '/', array_slice( $steps, 3 ) );
		switch ( $host ) {
			case 'github.com':
				return '' !== $file && preg_match( '/^(?:blame|blob|edit|raw)$/', $view ) ? "https://raw.githubusercontent.com/$owner/$project/$file" : $url;
			case 'gist.github.com':
				return '' !== $project && '' === $view ? "https://gist.githubusercontent.com/$owner/$project/raw" : $url;
			case 'bitbucket.org':
				return '' !== $file && 'src' === $view ? "https://bitbucket.org/$owner/$project/raw/$file" : $url;
			case 'dropbox.com':
				// The query has the key to a shared file. `dl` only chooses between page and file.
				$key = rtrim( (string) preg_replace( '/(?<=[?&])dl=[0-9]&?/', '', $query ), '?&' );
				return in_array( $owner, array( 's', 'scl' ), true ) && '' !== $project ? "https://dl.dropboxusercontent.com$path$key" : $url;
			case 'drive.google.com':
				$is_file = preg_match( '~^/file/d/([\w-]+)~', $path, $id ) || ( '/open' === $path && preg_match( '/[?&]id=([\w-]+)/', $query, $id ) );
				return $is_file ? "https://drive.google.com/uc?export=download&id=$id[1]" : $url;
			case 'docs.google.com':
				return preg_match( '~^/document/d/([\w-]+)(?:/(?:edit|view|preview)?)?$~', $path, $id ) ? "https://docs.google.com/document/d/$id[1]/export?format=md" : $url;
		}
		// GitLab and Forgejo run on servers of any name.
		if ( preg_match( '~^(https?://[^/]+/.+?)/-/(?:blame|blob|edit)/([^?#]+)~i', $url, $shown ) ) {
			return "$shown[1]/-/raw/$shown[2]";
		}
		return 'src' === $view && preg_match( '~^(?:branch|commit|tag)/.~', $file ) ? preg_replace( '~^(https?://[^/]+).*$~is', '$1', $url ) . "/$owner/$project/raw/$file" : $url;
	}

	private static function resolve( string $address, string $base, array $protocols ): ?string {
		// Invisible characters: with one in its scheme, a script's address would count as a relative one.
		$seen = preg_replace( '/[\p{C}\p{Z}]+/u', '', $address );
		if ( null === $seen || '' === $seen || preg_match( self::TEMPLATE, $address ) ) {
			return null;
		}
		if ( preg_match( '/^([a-z][a-z+.-]*):/i', $seen, $found ) && ! in_array( strtolower( $found[1] ), $protocols, true ) ) {
			return null;
		}
		// As browsers do: without line breaks and tabs, and a `\` of a web address is a `/`.
		$address = preg_replace( '/[\t\n\r]+/', '', $address );
		if ( ! preg_match( '/^(mailto|tel):/i', $address ) ) {
			list( $path, $rest ) = preg_split( '/(?=[?#])/', $address, 2 ) + array( '', '' );
			$address             = self::absolute( strtr( $path, '\\', '/' ) . $rest, $base );
		}
		$address = preg_replace_callback(
			'/[\x00-\x20"<>`\x7F]/',
			static function ( array $found ): string {
				return rawurlencode( $found[0] );
			},
			$address
		);
		return preg_match( '/^([a-z]+):/i', $address, $found ) && in_array( strtolower( $found[1] ), $protocols, true ) ? $address : null;
	}
}
