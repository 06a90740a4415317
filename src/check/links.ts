/** The facts on which links and images depend. */
export interface Circumstances {
  /** Whether relative addresses have a base. */
  readonly hasBase: boolean;
  /** Ids of the questions that a fragment can point to. */
  readonly ids: ReadonlySet<string>;
}

/** A name that looks like a website: `example.org`, but not `rules.pdf`. */
const DOMAIN =
  /^(?:[\p{L}\p{N}-]+\.)+(?:org|com|net|edu|gov|info|eu|[a-z]{2})(?::\d+)?(?:[/?#]|$)/iu;
const FILE = /^[^/]+\.(?:md|js|py|sh|ps|pl|ai|zip)$/i;
const SCHEME = /^[a-z][a-z\d+-]*:/i;
const LINK_SCHEMES = /^(?:https?|mailto|tel):/i;
const IMAGE_SCHEMES = /^https?:/i;

export function checkLink(
  address: string,
  text: string,
  {hasBase, ids}: Circumstances,
): string | undefined {
  if (!address.trim()) return 'This link has no address. Add one, or remove the link.';
  if (address.startsWith('#')) return checkFragment(address, ids);
  if (SCHEME.test(address) && !LINK_SCHEMES.test(address)) {
    return `Links to "${schemeOf(address)}" addresses are removed. Use https:, mailto: or tel:.`;
  }
  const wrong = checkAddress(address, hasBase);
  if (wrong) return wrong;
  if (!text.trim()) {
    return `The link to ${address} has no text, so visitors see the address. Add a text: [text](${address}).`;
  }
  return undefined;
}

export function checkImage(
  address: string,
  text: string,
  {hasBase}: Circumstances,
): string | undefined {
  if (!address.trim()) return 'This image has no address. Add one, or remove the image.';
  if (SCHEME.test(address) && !IMAGE_SCHEMES.test(address)) {
    return `Images from "${schemeOf(address)}" addresses are removed. Use https:.`;
  }
  const wrong = checkAddress(address, hasBase);
  if (wrong) return wrong;
  if (!text.trim()) {
    return `The image ${address} has no text for people who cannot see it. Add a description: ![description](${address}).`;
  }
  return undefined;
}

function checkAddress(address: string, hasBase: boolean): string | undefined {
  if (SCHEME.test(address) || address.startsWith('//')) return undefined;
  if (address.startsWith('/')) {
    if (hasBase) return undefined;
    return `"${address}" only works on the site that hosts this document. Use the full https:// address, or set "base".`;
  }
  if (/^www\./i.test(address)) {
    return `"${address}" is missing https://. Write https://${address}.`;
  }
  if (DOMAIN.test(address) && !FILE.test(address)) {
    return `"${address}" is missing https://, so it leads to a page next to this document. Write https://${address}.`;
  }
  if (/^[^/?#\s@]+@[^/?#\s@]+\.\w+$/.test(address)) {
    return `"${address}" is an email address without mailto:. Write mailto:${address}.`;
  }
  return undefined;
}

function checkFragment(address: string, ids: ReadonlySet<string>): string | undefined {
  const id = decode(address.slice(1));
  if (ids.has(id) || (id.startsWith('faq-') && ids.has(id.slice(4)))) return undefined;
  return `No question here has the id "${id}". Correct the id, unless the page itself has it.`;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function schemeOf(address: string): string {
  return address.slice(0, address.indexOf(':') + 1);
}
