import {find} from '../find.js';
import {type Member, membersOf, TAGS} from '../manifest.js';
import {contrast, contrastInWords, LEAST} from './contrast.js';

/** A kind of value: the end of the names that have it, a CSS property that takes it, and words for both. */
interface Kind {
  readonly name: RegExp;
  readonly property: string;
  readonly title: string;
  readonly mistake: string;
}

const KINDS: readonly Kind[] = [
  {
    name: /-color$/,
    property: 'color',
    title: 'More colours',
    mistake: 'This is not a colour. Write one such as #00695c, or light-dark(#00695c, #80cbc4).',
  },
  {
    name: /-font-family$/,
    property: 'font-family',
    title: 'Fonts',
    mistake: 'This is not a list of fonts. Write one such as Georgia, serif.',
  },
  {
    name: /-weight$/,
    property: 'font-weight',
    title: 'Fonts',
    mistake: 'This is not a weight. Write a number from 1 to 1000.',
  },
  {
    name: /-line-height$/,
    property: 'line-height',
    title: 'Fonts',
    mistake: 'This is not a height of lines. Write a number such as 1.5.',
  },
  {
    name: /-duration$/,
    property: 'transition-duration',
    title: 'Movement',
    mistake: 'This is not a duration. Write one such as 0.3s.',
  },
  {
    name: /-easing$/,
    property: 'transition-timing-function',
    title: 'Movement',
    mistake: 'This is not a timing function. Write one such as ease-in-out.',
  },
  {
    name: /-size$/,
    property: 'font-size',
    title: 'Sizes',
    mistake: 'This is not a size. Write one such as 1.25em.',
  },
  {
    name: /-(?:measure|max-width)$/,
    property: 'max-width',
    title: 'Sizes',
    mistake: 'This is not a width. Write one such as 40em, or none.',
  },
  {
    name: /./,
    property: 'width',
    title: 'Sizes',
    mistake: 'This is not a length. Write one such as 1em or 12px.',
  },
];

/** Properties that the table of colours sets, and one that the element sets itself. */
const ELSEWHERE = /^--welearn-(?:color|accent-color|focus-color|topic-index)$/;
/** Properties that colour words, and one behind words. Others colour what has no words. */
const WORDS = /^--welearn-(?:muted|link)-color$/;
const BEHIND = '--welearn-surface-color';

const properties = new Map(
  TAGS.flatMap(tag => membersOf(tag, 'cssProperties'))
    .filter(({name}) => !ELSEWHERE.test(name))
    .map(one => [one.name, one]),
);

/** Adds a field for each custom property of the elements that has none yet. */
export function addProperties(box: HTMLElement): void {
  const groups = new Map<string, HTMLElement>();
  for (const member of properties.values()) {
    const {title} = kindOf(member.name);
    const group = groups.get(title) ?? createGroup(title);
    groups.set(title, group);
    group.append(createField(member));
  }
  box.append(...groups.values());
}

function createGroup(title: string): HTMLElement {
  const group = document.createElement('fieldset');
  group.className = 'fields';
  const legend = document.createElement('legend');
  legend.textContent = title;
  group.append(legend);
  return group;
}

function createField({name, description, initial}: Member): HTMLElement {
  const [words = name] = description.replaceAll('`', '').split(/\.(?= |$)/);
  const code = document.createElement('code');
  code.textContent = name;
  const title = document.createElement('span');
  title.append(`${words} `, code);
  const input = document.createElement('input');
  input.name = name;
  input.autocomplete = 'off';
  input.spellcheck = false;
  const [, inWords = ''] = /Default: (.*?)[.;,](?: |$)/.exec(description) ?? [];
  input.placeholder = initial || inWords;
  const output = document.createElement('output');
  output.id = `said-${name}`;
  input.setAttribute('aria-describedby', output.id);
  const label = document.createElement('label');
  label.title = description.replaceAll('`', '');
  label.append(title, input);
  const field = document.createElement('div');
  field.append(label, output);
  return field;
}

/** The values that are written and can be used; empty for the others. */
export function readProperties(values: FormData): ReadonlyMap<string, string> {
  return new Map(
    [...properties.keys()].map(name => {
      const value = values.get(name);
      const text = typeof value === 'string' ? value.trim() : '';
      return [name, CSS.supports(kindOf(name).property, text) ? text : ''];
    }),
  );
}

/**
 * Says beside each field whether its value can be used, and how well words in it, or on it, can be read.
 *
 * @param page the page in which the elements are shown
 */
export function sayProperties(values: FormData, page: HTMLElement): void {
  for (const [name, used] of readProperties(values)) {
    const written = values.get(name);
    const output = find(`[id="said-${name}"]`, HTMLOutputElement);
    const isMistaken = typeof written === 'string' && written.trim() !== '' && !used;
    const said = isMistaken
      ? {words: kindOf(name).mistake, isLow: true}
      : contrastOf(name, used, page);
    output.textContent = said.words;
    output.classList.toggle('low', said.isLow);
    const input = find(`[name="${name}"]`, HTMLInputElement);
    input.ariaInvalid = isMistaken ? 'true' : null;
  }
}

function contrastOf(
  name: string,
  value: string,
  page: HTMLElement,
): {words: string; isLow: boolean} {
  const isBehind = name === BEHIND;
  if (!value || !(isBehind || WORDS.test(name))) return {words: '', isLow: false};
  const found = ['light', 'dark'].map(scheme => {
    const other = isBehind ? `var(--${scheme}-text)` : `var(--${scheme}-background)`;
    return {scheme, ratio: contrast(hexOf(page, scheme, value), hexOf(page, scheme, other))};
  });
  return {
    words: found.map(({scheme, ratio}) => `In ${scheme}: ${contrastInWords(ratio)}.`).join(' '),
    isLow: found.some(({ratio}) => ratio < LEAST),
  };
}

/** A CSS colour as it is painted in a page. */
function hexOf(page: HTMLElement, scheme: string, color: string): string {
  const probe = page.ownerDocument.createElement('span');
  probe.style.colorScheme = scheme;
  probe.style.color = color;
  page.append(probe);
  const computed = page.ownerDocument.defaultView?.getComputedStyle(probe).color ?? '';
  probe.remove();
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return '#000000';
  canvas.fillStyle = computed;
  canvas.fillRect(0, 0, 1, 1);
  const {data} = canvas.getImageData(0, 0, 1, 1);
  return `#${[...data.slice(0, 3)].map(part => part.toString(16).padStart(2, '0')).join('')}`;
}

function kindOf(name: string): Kind {
  const kind = KINDS.find(one => one.name.test(name));
  if (!kind) throw new Error(`${name} is of no kind`);
  return kind;
}
