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
  return /^https?:/.test(href) && new URL(href).origin !== location.origin;
}

/** What nobody sees: a script's address with it in the scheme would count as a relative one. */
const INVISIBLE = /[\p{C}\p{Z}]+/gu;

function resolve(address: string, base: string, protocols: ReadonlySet<string>): string | null {
  const [protocol] = /^[a-z][a-z+.-]*:/i.exec(address.replace(INVISIBLE, '')) ?? [];
  if (!address || (protocol && !protocols.has(protocol.toLowerCase()))) return null;
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  return url && protocols.has(url.protocol) ? url.href : null;
}
