import manifest from '../custom-elements.json';

/** An attribute, part, property, slot, state or event, as custom-elements.json describes it. */
export interface Member {
  readonly name: string;
  readonly description: string;
  /** The type of an attribute, such as `'none' | 'first' | 'all'`. */
  readonly type: string;
  readonly initial: string;
  readonly kind: string;
  /** The attribute that a property belongs to. */
  readonly attribute: string;
  /** The names of a method's parameters. */
  readonly parameters: readonly string[];
}

export type Tag = 'welearn-about' | 'welearn-faq';
export type Chapter =
  'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates';

export const TAGS: readonly Tag[] = ['welearn-about', 'welearn-faq'];

/** Everything of one kind that an element has. */
export function membersOf(tag: Tag, chapter: Chapter): readonly Member[] {
  const element = list(manifest, 'modules')
    .flatMap(module => list(module, 'declarations'))
    .find(declaration => text(declaration, 'tagName') === tag);
  return list(element, chapter).map(member => ({
    name: text(member, 'name'),
    description: text(member, 'description').replaceAll('\n', ' '),
    type: text(value(member, 'type'), 'text'),
    initial: text(member, 'default')
      .replaceAll("'", '')
      .replace(/^(?:null|false)$/, ''),
    kind: text(member, 'kind'),
    attribute: text(member, 'attribute'),
    parameters: list(member, 'parameters').map(parameter => text(parameter, 'name')),
  }));
}

/** The values that an attribute knows; the default comes first. */
export function choicesOf({type}: Member): readonly string[] {
  return [...type.matchAll(/'([^']+)'/g)].map(([, choice = '']) => choice);
}

function value(object: unknown, key: string): unknown {
  return object instanceof Object ? Reflect.get(object, key) : undefined;
}

function list(object: unknown, key: string): readonly unknown[] {
  const found = value(object, key);
  return Array.isArray(found) ? found : [];
}

function text(object: unknown, key: string): string {
  const found = value(object, key);
  return typeof found === 'string' ? found : '';
}
