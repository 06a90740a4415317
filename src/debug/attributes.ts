/** Attributes that any element may have, and those that a page's own scripts understand. */
const ANY =
  /^(?:(?:data|aria|on|xml|hx|x|v|ng)[-:@]|on[a-z]|[@:#.*(]|(?:accesskey|anchor|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item\w+|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate)$)/i;
const OFF = /^(?:false|no|off|0)$/i;

/** An element class that says what its attributes are. */
interface Described {
  readonly observedAttributes?: readonly string[];
  readonly elementProperties?: ReadonlyMap<PropertyKey, {attribute?: unknown; type?: unknown}>;
}

/** What in an element's attributes is not as it was meant, each with what to do. */
export function checkAttributes(element: HTMLElement): string[] {
  const described: Described = element.constructor as unknown as Described;
  const known = described.observedAttributes ?? [];
  return [...element.attributes].flatMap(({name, value}) => {
    if (known.includes(name)) return checkBoolean(described, name, value);
    if (ANY.test(name)) return [];
    return `Unknown attribute "${name}". Known attributes: ${[...known].sort().join(', ')}.`;
  });
}

/** A boolean attribute is true by being there, whatever it says (HTML, 2.3.2). */
function checkBoolean({elementProperties}: Described, name: string, value: string): string[] {
  const isBoolean = [...(elementProperties ?? [])].some(
    ([key, {attribute, type}]) =>
      type === Boolean &&
      (typeof attribute === 'string' ? attribute : String(key).toLowerCase()) === name,
  );
  if (!isBoolean || !OFF.test(value)) return [];
  return [`${name}="${value}" still turns it on. Remove the attribute to turn it off.`];
}
