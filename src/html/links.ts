const LINK_PROTOCOLS = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const IMAGE_PROTOCOLS = new Set(['http:', 'https:']);

/**
 * Where a link leads, as an absolute URL. `null` if content may not link there.
 *
 * - `#fragment` stays as it is: it means this page, whatever the base.
 * - `www.example.org/x` is meant as an address of the web, though it is none (RFC 3986 § 4.5).
 */
export function resolveLink(href: string, base: string): string | null {
  const address = href.trim();
  if (address.startsWith('#')) return address;
  return resolve(/^www\./i.test(address) ? `https://${address}` : address, base, LINK_PROTOCOLS);
}

/** Where an image is loaded from. `null` if content may not load from there. */
export function resolveImage(src: string, base: string): string | null {
  return resolve(src.trim(), base, IMAGE_PROTOCOLS);
}

/** Whether a link leads to another site than the page's own. */
export function leavesSite(href: string): boolean {
  return /^https?:/.test(href) && !href.startsWith(`${location.origin}/`);
}

/** What nobody sees: a script's address with it in the scheme would count as a relative one. */
const INVISIBLE = /[\p{C}\p{Z}]+/gu;
/** Most addresses have nothing of it. */
const VISIBLE = /^[\x21-\x7e]*$/;

function resolve(address: string, base: string, protocols: ReadonlySet<string>): string | null {
  const seen = VISIBLE.test(address) ? address : address.replace(INVISIBLE, '');
  const [scheme] = /^[a-z][a-z+.-]*:/i.exec(seen) ?? [];
  if (!address || (scheme && !protocols.has(scheme.toLowerCase()))) return null;
  try {
    const {protocol, href} = new URL(address, base);
    return protocols.has(protocol) ? href : null;
  } catch {
    return null; // No address at all.
  }
}
