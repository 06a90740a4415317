/**
 * Milliseconds, more than any step of a browser takes on the busiest machine. They only end a run
 * that hangs: a test waits for an event, not for a time.
 */
export const PATIENCE = 120_000;
