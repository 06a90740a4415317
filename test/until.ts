/** Milliseconds before a test gives up: more than the busiest machine needs. */
const LIMIT = 50_000;

/**
 * Waits for a condition. Checks it once more at the end, because a busy machine may skip all of the
 * time at once.
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  const late = new Error(`Timeout: ${what}`);
  const end = performance.now() + LIMIT;
  for (;;) {
    const isLate = performance.now() > end;
    if (await condition()) return;
    if (isLate) throw late;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
