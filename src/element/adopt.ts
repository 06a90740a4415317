import {adoptStyles, type CSSResult} from 'lit';

/**
 * Gives a shadow root its styles in its current document. Constructed style sheets only work in the
 * document of their own window, so another document needs its own. A document without a window
 * shows nothing and needs none.
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
