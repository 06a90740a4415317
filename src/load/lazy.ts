import {clickedLink, currentFragment, decode, namesIn, watchAddress} from '../element/fragment.js';

/**
 * Resolves when an element is within one window's height of the viewport, when the page's address
 * may name a part of it, when the page is about to be printed or has nothing else to do, or when
 * the signal aborts. Also works for an element without a box or content.
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
    const watch = new AbortController();
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({isIntersecting}) => isIntersecting)) end();
      },
      {rootMargin: '100%'},
    );
    const look = (event?: Event) => {
      // The page's script may handle the click on a link without changing the address.
      const link = event?.type === 'click' ? clickedLink(event) : undefined;
      const fragments = [currentFragment(), decode(link?.hash ?? '')];
      const kind = hasQuestions ? 'faq' : 'about';
      if (fragments.some(fragment => namesIn(fragment, element, kind).length)) end();
    };
    const end = () => {
      observer.disconnect();
      watch.abort();
      resolve();
    };
    observer.observe(element);
    watchAddress(look, watch.signal);
    addEventListener('beforeprint', end, {signal: watch.signal});
    signal.addEventListener('abort', end);
    whenIdle(end);
    look();
  });
}

/** Runs when the page has loaded and the browser has nothing else to do. */
function whenIdle(run: () => void): void {
  const wait = () => {
    // Safari before 2027 has no `requestIdleCallback`.
    if ('requestIdleCallback' in window) requestIdleCallback(run);
    else setTimeout(run, IDLE);
  };
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, {once: true});
}

/** Milliseconds after the page has loaded that count as idle where the browser cannot tell. */
const IDLE = 2000;
