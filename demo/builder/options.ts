import {choicesOf, membersOf, type Tag, TAGS} from '../manifest.js';

/** An option in the words of a webmaster, and those of its values. */
interface Words {
  readonly label: string;
  readonly values?: Readonly<Record<string, string>>;
  /** An example of a value. */
  readonly example?: string;
}

/** Attributes that bring the content, which the first step asks for. */
const CONTENT = ['src', 'data'];

/** Every other attribute, by the group that it is shown in. */
const GROUPS: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  often: {
    searchable: {label: 'A search box'},
    controls: {label: 'A button that opens all, and links to topics'},
    exclusive: {label: 'Opening a question closes the others'},
    'copy-links': {label: 'A button that copies a question’s address'},
    feedback: {label: '“Was this helpful?” below each answer'},
    remember: {label: 'Open questions stay open after a reload'},
    expand: {
      label: 'Open at first',
      values: {none: 'no question', first: 'the first question', all: 'all questions'},
    },
    appearance: {
      label: 'Look',
      values: {
        lined: 'lines between questions',
        plain: 'no lines',
        outlined: 'a border around each question',
        filled: 'a background behind each question',
      },
    },
    heading: {label: 'Another heading', example: 'Our questions'},
    'heading-level': {label: 'Level of the heading', example: '2'},
  },
  rarely: {
    'icon-position': {
      label: 'Place of the icon',
      values: {end: 'after the question', start: 'before the question'},
    },
    print: {
      label: 'On paper',
      values: {expanded: 'all answers', 'as-is': 'open answers only'},
    },
    loading: {
      label: 'Fetch the document',
      values: {eager: 'at once', lazy: 'when the visitor comes near'},
    },
    lang: {label: 'Language of the text', example: 'es'},
    base: {label: 'Address that links start from', example: 'https://library.example/'},
    stylesheet: {label: 'Style sheet for the inside', example: '/library.css'},
    placeholders: {label: 'Words for placeholders', example: 'LANGUAGE = German'},
    bundles: {label: 'Style sheets by name', example: 'style = /assets/style.css'},
    cache: {label: 'Keep a copy for times without a network'},
    'structured-data': {label: 'Data for other programs (schema.org)'},
    debug: {label: 'Show problems on the page, while you write'},
  },
};

/** Attributes that hold JSON, which people write as lines `NAME = text`. */
const PAIRS = ['placeholders', 'bundles'];

const attributes = new Map(
  TAGS.flatMap(tag => membersOf(tag, 'attributes')).map(one => [one.name, one]),
);

/** Adds a field for each attribute. One without words has its own name for a label. */
export function addOptions(groups: Readonly<Record<string, HTMLElement>>): void {
  for (const [group, fields] of Object.entries(GROUPS))
    groups[group]?.append(...Object.entries(fields).map(([name, words]) => field(name, words)));
  const known = Object.values(GROUPS).flatMap(Object.keys);
  const others = [...attributes.keys()].filter(name => ![...CONTENT, ...known].includes(name));
  groups['rarely']?.append(...others.map(name => field(name, {label: name})));
}

function field(name: string, {label: words, values = {}, example = ''}: Words): HTMLElement {
  const label = document.createElement('label');
  const attribute = attributes.get(name);
  label.title = attribute?.description.replaceAll('`', '') ?? '';
  const code = document.createElement('code');
  code.textContent = name;
  const text = document.createElement('span');
  text.append(words, ' ', code);
  const choices = attribute ? choicesOf(attribute) : [];
  if (attribute?.type === 'boolean') {
    label.className = 'switch';
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = name;
    label.append(box, text);
  } else if (choices.length) {
    const select = document.createElement('select');
    select.name = name;
    select.append(...choices.map(value => new Option(values[value] ?? value, value)));
    label.append(text, select);
  } else {
    const isPairs = PAIRS.includes(name);
    const input = document.createElement(isPairs ? 'textarea' : 'input');
    if (input instanceof HTMLTextAreaElement) input.rows = 2;
    else if (attribute?.type === 'number')
      Object.assign(input, {type: 'number', min: '1', max: '6', defaultValue: attribute.initial});
    input.name = name;
    input.autocomplete = 'off';
    if (attribute?.type !== 'number') input.placeholder = example;
    label.append(text, input);
  }
  return label;
}

/** The attributes of an element that are chosen, without those that have their default. */
export function chosenOptions(tag: Tag, values: FormData): ReadonlyMap<string, string> {
  const chosen = new Map<string, string>();
  for (const attribute of membersOf(tag, 'attributes')) {
    const {name, type, initial} = attribute;
    const value = values.get(name);
    if (CONTENT.includes(name) || typeof value !== 'string') continue;
    if (type === 'boolean') chosen.set(name, '');
    else if (value.trim() && value !== initial)
      chosen.set(name, PAIRS.includes(name) ? asJson(value) : value.trim());
  }
  if (values.has('no-heading')) chosen.set('heading', '');
  return chosen;
}

/** Lines such as `LANGUAGE = German` as JSON. A text that is JSON stays. */
function asJson(text: string): string {
  if (text.trim().startsWith('{')) return text.trim();
  const pairs = text.split('\n').flatMap(line => {
    const [, name = '', value = ''] =
      /^\s*\[?([^=\]]*[^=\]\s])\]?\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return name ? [[name, value]] : [];
  });
  return JSON.stringify(Object.fromEntries(pairs));
}
