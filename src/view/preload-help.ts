let isAsked = false;

/**
 * Loads what an error needs while the network is there: by the time it is needed, that may be what is
 * missing. Once a page, when nothing else is to be done.
 */
export function preloadHelp(): void {
  if (isAsked) return;
  isAsked = true;
  const load = () => {
    import('../document/help.js').catch(() => undefined);
  };
  // Safari before 2027 knows no idle callbacks.
  if ('requestIdleCallback' in window) requestIdleCallback(load, {timeout: 5000});
  else setTimeout(load, 1000);
}
