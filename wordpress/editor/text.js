/**
 * A document in a block's attribute. WordPress changes free text there: an author's `&` becomes `&amp;`, `<`
 * takes what follows along, and plugins that forget to slash lose backslashes, line ends among them. So
 * what they look for is written as in an address, and is not to be found.
 */
const SIGNS = /[%<>&"'`\\[\]{}\n\r\t]|-(?=-)/g;

export function encodeText(text) {
  return text.replace(
    SIGNS,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

export function decodeText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    // Somebody has edited it by hand: better with signs in it than lost.
    return text;
  }
}
