/**
 * A copy with nothing but its own keys. Options are read with what they inherit, and old scripts add
 * things to `Object.prototype`.
 */
export function bare<T extends object>(options: T): T {
  return {__proto__: null, ...options};
}
