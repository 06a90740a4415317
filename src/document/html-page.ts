/** The beginning of a web page, comments aside. The rest need not be checked. */
const HTML_PAGE =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i;
const BEGINNING = 4096;

/** Whether a text is a web page instead of a document: an error page, a login, a file viewer. */
export function isHtmlPage(text: string): boolean {
  return HTML_PAGE.test(text.slice(0, BEGINNING));
}
