import {adoptStyles, type CSSResult} from 'lit';

/**
 * Gives a shadow root its styles in the document that it is in now. Constructed sheets are only for
 * the document whose window made them, so another document needs sheets of its own; one without a
 * window shows nothing, and needs none.
 */
export function adopt(root: ShadowRoot, styles: CSSResult[]): void {
  const view = root.ownerDocument.defaultView;
  if (view === window) adoptStyles(root, styles);
  else if (view) {
    root.adoptedStyleSheets = styles.map(style => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(style.cssText);
      return sheet;
    });
  }
}
