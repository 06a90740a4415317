/** How long a page that paints nothing, such as one in the background, is waited for; in milliseconds. */
const UNPAINTED = 200;

/** Resolves once the browser has painted what is there now, or is not going to. */
export async function painted(): Promise<void> {
  await new Promise<void>(resolve => {
    requestAnimationFrame(() => {
      resolve();
    });
    setTimeout(resolve, document.hidden ? 0 : UNPAINTED);
  });
  await pause();
}

/** Lets the browser do what else there is to do: paint, or answer a key press. */
export function pause(): Promise<void> {
  return new Promise(resolve => {
    // Not a timer: those are made to wait, in the background above all.
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
