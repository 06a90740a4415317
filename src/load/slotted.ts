/** Children that show nothing, and are not text of anything. */
export const SILENT = 'script, style, template, noscript';

/** What the default slot would show of an element's children, white space included. */
export function slotted(host: Element): (Element | Text)[] {
  return [...host.childNodes].filter((node): node is Element | Text =>
    node instanceof Element ? !node.slot && !node.matches(SILENT) : node instanceof Text,
  );
}

/** Whether there are children to show when there is nothing else: any element or words. */
export function hasFallback(host: Element): boolean {
  return slotted(host).some(node => node instanceof Element || node.data.trim());
}
