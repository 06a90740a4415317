import {currentFragment, questionIds} from '../element/fragment.js';

/**
 * Resolves when an element is about to come into view, at the most one window's height away; when the
 * page's address means something in it; or when the signal aborts. One without a box, or without
 * words, is waited for like any other.
 *
 * @param hasQuestions whether the page's address may mean a question in the element
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
      if (hasQuestions && questionIds(currentFragment(), element).length) end();
    };
    const end = () => {
      observer.disconnect();
      removeEventListener('hashchange', look);
      removeEventListener('click', look);
      resolve();
    };
    observer.observe(element);
    addEventListener('hashchange', look);
    // A link to the address that the page already has changes nothing, so there is no `hashchange`.
    addEventListener('click', look);
    signal.addEventListener('abort', end);
    look();
  });
}
