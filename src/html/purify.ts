import createPurifier from 'dompurify';
import {droppedElements, flowElements, keptAttributes, namingAttributes, PLACE} from './allowed.js';
import {prepare} from './sanitize.js';
import {view} from './window.js';

const {Element, HTMLBodyElement} = view;

/** A separate instance, so the page's hooks and ours do not mix. */
const purifier = createPurifier(view);

/**
 * Removes names that could hide properties of a form or document ("DOM clobbering"). DOMPurify
 * would drop such elements with their text.
 */
purifier.addHook('beforeSanitizeElements', root => {
  if (!(root instanceof HTMLBodyElement)) return;
  // In jsdom, the first selector of each document costs more than that of the one before.
  for (const element of [...root.getElementsByTagName('*')]) {
    for (const name of namingAttributes) Element.prototype.removeAttribute.call(element, name);
  }
});

/**
 * Sanitises where the browser has no `setHTML`: Safari, and all browsers before 2026. Parses the
 * text as the body of a page in standards mode, as `setHTML` does.
 */
export function purify(html: string): DocumentFragment {
  return purifier.sanitize(`<!doctype html><body>${prepare(html)}`, {
    ALLOWED_TAGS: [...flowElements],
    ALLOWED_ATTR: [...keptAttributes],
    // A name may look like an address: "fn:1".
    ADD_URI_SAFE_ATTR: [PLACE],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    FORBID_CONTENTS: [...droppedElements],
    RETURN_DOM_FRAGMENT: true,
    // The option protects markup that is serialised and parsed again. These nodes never are.
    SAFE_FOR_XML: false,
  });
}
