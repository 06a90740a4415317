import createPurifier from 'dompurify';
import {droppedElements, flowElements, keptAttributes, namingAttributes} from './allowed.js';

/** An instance of our own: the page's own use of DOMPurify keeps its hooks, and we keep ours. */
const purifier = createPurifier(window);

/**
 * What authors call their fields must not stand for what a form or a document can do ("clobbering").
 * DOMPurify drops such elements whole; without the names, their text is as good as any.
 */
purifier.addHook('beforeSanitizeElements', root => {
  if (!(root instanceof HTMLBodyElement)) return;
  for (const element of root.querySelectorAll('*')) {
    for (const name of namingAttributes) Element.prototype.removeAttribute.call(element, name);
  }
});

/**
 * Sanitises where the browser cannot do it by itself: Safari, and all before 2026. The
 * text is read as the body of a page in standards mode, as the browser's own sanitiser reads it.
 */
export function purify(html: string): DocumentFragment {
  return purifier.sanitize(`<!doctype html><body>${html}`, {
    ALLOWED_TAGS: [...flowElements],
    ALLOWED_ATTR: [...keptAttributes],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    FORBID_CONTENTS: [...droppedElements],
    RETURN_DOM_FRAGMENT: true,
    // Guards markup against being read again as XML or HTML; these nodes are never written out.
    SAFE_FOR_XML: false,
  });
}
