/**
 * The script of the reference: writes an entry for each member that the elements' manifest lists, and
 * shows it at work beside its code.
 */

import {find} from './find.js';
import {type Chapter, choicesOf, type Member, membersOf, type Tag} from './manifest.js';

/** A kind of members. */
interface Kind {
  readonly title: string;
  readonly text: string;
  readonly chapter: Chapter;
  readonly name: (member: Member) => string;
  /** Whether its examples are open at first. */
  readonly isOpen?: boolean;
  /** An example of a member, or nothing where none could be seen. */
  readonly example: (member: Member, tag: Tag) => Example | undefined;
}

/** A live element beside its code. */
interface Example {
  readonly attributes?: Readonly<Record<string, string>>;
  /** HTML inside, which the element does not take from the document. */
  readonly child?: Readonly<{slot: string; text: string}>;
  /** A style sheet, whose first selector is the tag. */
  readonly css?: string;
  /** The part that it shows, in a longer document. */
  readonly part?: string;
}

const DATA = JSON.stringify({
  title: 'Learn with us',
  about: 'We meet on **Tuesdays** in [LIBRARY]. See [our calendar](https://library.example/).',
  faq_title: 'Questions',
  faq: [
    {q: 'Is it free?', a: 'Yes, in [LIBRARY] **everything** is.', topic: 'Money'},
    {q: 'May I come late?', a: 'Until the third week.', topic: 'Time'},
  ],
});

/** Values that show something; other attributes have nothing to see in a small example. */
const VALUES: Readonly<Record<string, string>> = {
  heading: 'Another heading',
  'heading-level': '3',
  placeholders: '{"LIBRARY": "Larkwater"}',
  lang: 'es',
};

const UNSEEN =
  /^(?:src|data|base|loading|stylesheet|bundles|cache|debug|remember|structured-data|print)$/;

/** Values of custom properties; those without one depend on others. */
const STYLES: readonly (readonly [RegExp, string])[] = [
  [/index$|duration|easing|max-width|line-height|icon-room|mark-color/, ''],
  [/color$/, 'light-dark(#8a1c4a, #ff9ec4)'],
  [/family$/, 'Georgia, serif'],
  [/weight$/, '400'],
  [/width$/, '3px'],
  [/measure$/, '14em'],
  [/size$/, '1.5em'],
  [/inset$/, '2rem'],
  [/radius$/, '1em'],
  [/space$|gap$/, '1.5em'],
];

const KINDS: readonly Kind[] = [
  {
    title: 'Attributes',
    text: 'Each is also a property of the element, in camel case.',
    chapter: 'attributes',
    isOpen: true,
    name: ({name}) => name,
    example: member => {
      const value = member.type === 'boolean' ? '' : (VALUES[member.name] ?? choicesOf(member)[1]);
      if (UNSEEN.test(member.name) || value === undefined) return undefined;
      return {attributes: {[member.name]: value}};
    },
  },
  {
    title: 'Properties and methods',
    text: 'For scripts, besides a property for each attribute.',
    chapter: 'members',
    name: ({name, kind, parameters}) =>
      kind === 'method' ? `${name}(${parameters.join(', ')})` : name,
    example: () => undefined,
  },
  {
    title: 'Events',
    text: 'All bubble up to the page. Listen on the element, or on the document.',
    chapter: 'events',
    name: ({name}) => name,
    example: () => undefined,
  },
  {
    title: 'Slots',
    text: 'For HTML of your own: a child with this slot.',
    chapter: 'slots',
    isOpen: true,
    name: ({name}) => name || '(without a name)',
    example: ({name}) =>
      /^(?:before|after)$/.test(name) ? {child: {slot: name, text: 'Ask a librarian'}} : undefined,
  },
  {
    title: 'Parts',
    text: 'For your style sheet. The anatomy shows where each is.',
    chapter: 'cssParts',
    name: ({name}) => `::part(${name})`,
    example: ({name}, tag) => ({
      part: name,
      attributes:
        tag === 'welearn-faq'
          ? {expand: 'first', searchable: '', controls: '', 'copy-links': '', feedback: ''}
          : {},
      css: `${tag}::part(${name}) {\n  outline: 3px solid light-dark(#b3261e, #ff8a80);\n}`,
    }),
  },
  {
    title: 'Custom properties',
    text: 'Set them on the elements, or on anything around them.',
    chapter: 'cssProperties',
    name: ({name}) => name,
    example: ({name}, tag) => {
      const value = STYLES.find(([pattern]) => pattern.test(name))?.[1];
      if (!value) return undefined;
      return {
        attributes: tag === 'welearn-faq' ? {expand: 'first', appearance: 'outlined'} : {},
        css: `${tag} {\n  ${name}: ${value};\n}`,
      };
    },
  },
  {
    title: 'States',
    text: 'For selectors in your style sheet.',
    chapter: 'cssStates',
    name: ({name}) => `:state(${name})`,
    example: ({name}, tag) =>
      name === 'ready'
        ? {css: `${tag}:state(ready) {\n  outline: 3px solid light-dark(#b3261e, #ff8a80);\n}`}
        : undefined,
  },
];

for (const kind of KINDS) addChapter(kind);

function addChapter(kind: Kind): void {
  const {title, text, chapter} = kind;
  const id = title.toLowerCase().replaceAll(' ', '-');
  const link = document.createElement('a');
  link.href = `#${id}`;
  link.textContent = title;
  const item = document.createElement('li');
  item.append(link);
  find('#chapters', HTMLElement).append(item);

  const section = document.createElement('section');
  section.className = 'chapter';
  section.id = id;
  const isListed = (member: Member) =>
    chapter !== 'members' || member.kind === 'method' || !member.attribute;
  const [about, faq] = (['welearn-about', 'welearn-faq'] as const).map(tag =>
    membersOf(tag, chapter).filter(isListed),
  );
  const isSame = (one: Member, other: Member) =>
    one.name === other.name && one.description === other.description;
  const entries = [
    ...(faq ?? []).map(member => {
      const isShared = about?.some(one => isSame(one, member));
      return asEntry(kind, member, 'welearn-faq', isShared ? 'both elements' : '<welearn-faq>');
    }),
    ...(about ?? [])
      .filter(member => !faq?.some(one => isSame(one, member)))
      .map(member => asEntry(kind, member, 'welearn-about', '<welearn-about>')),
  ];
  section.append(element('h2', title), element('p', text), ...entries);
  find('#reference', HTMLElement).append(section);
}

function asEntry(kind: Kind, member: Member, tag: Tag, owner: string): HTMLElement {
  const {description, initial, type} = member;
  const words = element('div');
  const values = choicesOf(member).join(', ') || (type === 'boolean' ? 'present or not' : '');
  const facts = [owner, values, initial && `default: ${initial}`].filter(Boolean).join(' · ');
  const meaning = element('p');
  // Every second piece is code.
  meaning.append(
    ...description.split('`').map((piece, i) => (i % 2 ? element('code', piece) : piece)),
  );
  words.append(element('h3', kind.name(member)), element('p', facts, 'facts'), meaning);
  const entry = element('div', '', 'entry');
  entry.append(words);
  const example = kind.example(member, tag);
  if (example) entry.append(asExample(example, tag, kind.isOpen ?? false));
  return entry;
}

/** An example that is made when it is opened: there are more than a hundred. */
function asExample(example: Example, tag: Tag, isOpen: boolean): HTMLElement {
  const box = element('details', '', 'example-box');
  const code = element('pre');
  code.append(element('code', example.css ?? htmlOf(example, tag)));
  box.append(element('summary', 'Example'), code);
  box.addEventListener(
    'toggle',
    () => {
      code.before(create(example, tag));
    },
    {once: true},
  );
  box.open = isOpen;
  return box;
}

function htmlOf({attributes = {}, child}: Example, tag: Tag): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value ? ` ${name}=${value.includes('"') ? `'${value}'` : `"${value}"`}` : ` ${name}`,
  );
  const inside = child ? `\n  <a slot="${child.slot}" href="/ask">${child.text}</a>\n` : '';
  return `<${tag} src="about.md"${written.join('')}>${inside}</${tag}>`;
}

function create({attributes = {}, child, css, part}: Example, tag: Tag): HTMLElement {
  const shown = document.createElement(tag);
  for (const [name, value] of Object.entries({'heading-level': '4', ...attributes}))
    shown.setAttribute(name, value);
  if (css) shown.id = applyTo(css, tag);
  if (child) {
    const link = document.createElement('a');
    link.slot = child.slot;
    link.href = '#slots';
    link.textContent = child.text;
    shown.append(link);
  }
  if (!part) {
    shown.setAttribute('data', DATA);
    return shown;
  }
  shown.setAttribute('src', tag === 'welearn-faq' ? 'anatomy.md' : 'about.md');
  shown.addEventListener('welearn-load', () => {
    const found = shown.shadowRoot?.querySelector(`[part~="${part}"]`);
    if (!found?.checkVisibility())
      shown.after(element('p', 'This part appears after a click, a search or an error.', 'facts'));
  });
  return shown;
}

let count = 0;

/** Applies a style sheet to one element only. Returns the element's id. */
function applyTo(css: string, tag: Tag): string {
  const id = `example-${++count}`;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css.replace(tag, `#${id}`));
  document.adoptedStyleSheets.push(sheet);
  return id;
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}
