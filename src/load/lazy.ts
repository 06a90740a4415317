import {currentFragment, namesIn} from '../element/fragment.js';

/**
 * Resolves when an element is within one window's height of the viewport, when the page's address
 * may name a part of it, or when the signal aborts. Also works for an element without a box or
 * content.
 *
 * @param hasQuestions whether the element shows questions, or an about text
 */
export async function near(
  element: Element,
  hasQuestions: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (!('IntersectionObserver' in window)) return;
  await new Promise<void>(resolve => {
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({isIntersecting}) => isIntersecting)) end();
      },
      {rootMargin: '100%'},
    );
    const look = () => {
      if (namesIn(currentFragment(), element, hasQuestions ? 'faq' : 'about').length) end();
    };
    const end = () => {
      observer.disconnect();
      removeEventListener('hashchange', look);
      removeEventListener('click', look);
      resolve();
    };
    observer.observe(element);
    addEventListener('hashchange', look);
    // A link to the current address fires no `hashchange`.
    addEventListener('click', look);
    signal.addEventListener('abort', end);
    look();
  });
}
