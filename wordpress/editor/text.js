/**
 * A document in a block's attribute. WordPress changes free text there: an author's `&` becomes `&amp;`, a `<`
 * removes the text behind it, and plugins that forget to slash lose backslashes, with those of line ends. So
 * such signs are percent-encoded.
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
    // Somebody has edited it by hand: a text with codes is better than none.
    return text;
  }
}

const ENTITIES = {'&': '&amp;', '<': '&lt;', '>': '&gt;'};

/** The text behind a key at the margin of a document, such as its title. */
export function lineOf(text, key) {
  const line = new RegExp(`^${key}[ \\t]*:(.*)$`, 'm').exec(text);
  return line?.[1].trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** A document as the content of a post: readable, line by line, where revisions are compared. */
export function toContent(text) {
  return text && `<pre>\n${text.replace(/[&<>]/g, sign => ENTITIES[sign])}</pre>`;
}

export function fromContent(content) {
  const {body} = new DOMParser().parseFromString(content, 'text/html');
  return body.querySelector('pre')?.textContent ?? '';
}
