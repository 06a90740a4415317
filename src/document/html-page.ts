/** What a web page begins with, comments aside; what follows need not be looked at. */
const HTML_PAGE =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const BEGINNING = 4096;

/** Whether a text is a web page and not a document: an error page, a login, a viewer of files. */
export function isHtmlPage(text: string): boolean {
  return HTML_PAGE.test(text.slice(0, BEGINNING));
}
