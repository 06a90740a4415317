/** The package `jsdom` is not installed. */
export class MissingPackageError extends Error {}

/**
 * A window without a page, in Node. It runs no script and loads nothing.
 *
 * @param task the work that needs it, for the message
 * @throws MissingPackageError
 */
export async function openWindow(task: string): Promise<Window & typeof globalThis> {
  try {
    const {JSDOM} = await import('jsdom');
    return new JSDOM('').window as unknown as Window & typeof globalThis;
  } catch (cause) {
    const isMissing =
      cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw cause;
    throw new MissingPackageError(
      `${task} needs the package "jsdom". Install it: npm install jsdom`,
      {cause},
    );
  }
}
