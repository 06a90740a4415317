/** Attributes of all elements, and those of common script libraries. */
const ANY =
  /^(?:(?:data|aria|on|xml|hx|x|v|ng)[-:@]|on[a-z]|[@:#.*(]|(?:accesskey|anchor|autofocus|class|contenteditable|dir|draggable|enterkeyhint|exportparts|hidden|id|inert|inputmode|is|item\w+|lang|nonce|part|popover|role|slot|spellcheck|style|tabindex|title|translate)$)/i;
const OFF = /^(?:false|no|off|0)$/i;

/** An element class that lists its attributes. */
interface Described {
  readonly observedAttributes?: readonly string[];
  readonly elementProperties?: ReadonlyMap<PropertyKey, {attribute?: unknown; type?: unknown}>;
}

/** Finds attributes of an element that do not work as intended. Each message says what to do. */
export function checkAttributes(element: HTMLElement): string[] {
  const described: Described = element.constructor as unknown as Described;
  const known = described.observedAttributes ?? [];
  return [...element.attributes].flatMap(({name, value}) => {
    if (known.includes(name)) return checkBoolean(described, name, value);
    if (ANY.test(name)) return [];
    return `Unknown attribute "${name}". Known attributes: ${[...known].sort().join(', ')}.`;
  });
}

/** A boolean attribute is true whenever it is present, whatever its value (HTML, 2.3.2). */
function checkBoolean({elementProperties}: Described, name: string, value: string): string[] {
  const isBoolean = [...(elementProperties ?? [])].some(
    ([key, {attribute, type}]) =>
      type === Boolean &&
      (typeof attribute === 'string' ? attribute : String(key).toLowerCase()) === name,
  );
  if (!isBoolean || !OFF.test(value)) return [];
  return [`${name}="${value}" still turns it on. Remove the attribute to turn it off.`];
}
