import DOMPurify from 'dompurify';
import {droppedElements, flowElements, keptAttributes} from './allowed.js';

/** Sanitises where the browser cannot do it by itself: Safari, and all before 2026. */
export function purify(html: string): DocumentFragment {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: [...flowElements],
    ALLOWED_ATTR: [...keptAttributes],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    FORBID_CONTENTS: [...droppedElements],
    FORCE_BODY: true,
    RETURN_DOM_FRAGMENT: true,
  });
}
