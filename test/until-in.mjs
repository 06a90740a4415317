/**
 * Waits until a function of a page is true, and returns its value as a handle. It asks by a timer: asked once a
 * frame, as `waitForFunction` does by itself, a busy browser that stops painting a page would never answer.
 */
export const untilIn = (page, check, ...args) =>
  page.waitForFunction(check, {polling: 50}, ...args);
