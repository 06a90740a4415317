/**
 * The script of the gallery: applies the chosen options to the preview, writes the HTML that a page
 * needs for the same, and keeps the choices in the address.
 */

import {find} from './find.js';
import {membersOf, TAGS} from './manifest.js';

/** The themes: each as an address, and as the text to copy. */
const THEMES = {
  urls: import.meta.glob<string>('../src/themes/*.css', {
    query: '?url',
    import: 'default',
    eager: true,
  }),
  texts: import.meta.glob<string>('../src/themes/*.css', {query: '?raw', import: 'default'}),
};

const CONTENT: Readonly<Record<string, string>> = {
  en: 'about.md',
  de: 'gallery/de.md',
  ar: 'gallery/ar.md',
};

/** Options of both elements. */
const SHARED = ['appearance'];

/** Options of the questions. The first value of a list is the default, so the HTML omits it. */
const QUESTIONS = [
  'icon-position',
  'expand',
  'exclusive',
  'controls',
  'searchable',
  'copy-links',
  'feedback',
  'remember',
  'print',
];

type Attributes = readonly (readonly [name: string, value: string])[];

const form = find('.choices', HTMLFormElement);
const stage = find('.stage', HTMLElement);
const theme = find('#theme', HTMLLinkElement);

addProperties();
readAddress();
form.addEventListener('input', event => {
  if (event.target instanceof HTMLSelectElement && event.target.name === 'content') {
    // Most people would forget the direction. They can change it back.
    set('dir', event.target.value === 'ar' ? 'rtl' : 'ltr');
  }
  show();
});
form.addEventListener('reset', () => {
  // The fields have their first values only after the event.
  queueMicrotask(show);
});
form.addEventListener('submit', event => {
  event.preventDefault();
});
show();

/** Adds a field for each custom property that the elements' manifest lists. */
function addProperties(): void {
  const properties = new Map(
    TAGS.flatMap(tag => membersOf(tag, 'cssProperties')).map(one => [one.name, one.description]),
  );
  // The element sets these itself.
  properties.delete('--welearn-topic-index');
  properties.delete('--welearn-question-index');
  for (const [name, description] of properties) {
    const label = document.createElement('label');
    const code = document.createElement('code');
    code.textContent = name.replace('--welearn-', '');
    const input = document.createElement('input');
    input.name = name;
    input.autocomplete = 'off';
    input.spellcheck = false;
    input.title = description.replaceAll('`', '');
    label.append(code, input);
    find('#properties', HTMLElement).append(label);
  }
}

function readAddress(): void {
  const chosen = new URLSearchParams(location.search);
  if (chosen.size === 0) return;
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.checked = chosen.has(field.name);
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      set(field.name, chosen.get(field.name));
    }
  }
  const details = form.querySelector('details');
  if (details) details.open = properties().length > 0;
}

/** Chooses a value. A list keeps its own if it does not have this one. */
function set(name: string, value: string | null): void {
  const field = form.elements.namedItem(name);
  if (value === null) return;
  if (field instanceof HTMLInputElement) field.value = value;
  if (field instanceof HTMLSelectElement && [...field.options].some(one => one.value === value)) {
    field.value = value;
  }
}

function show(): void {
  keepInAddress();
  stage.dir = valueOf('dir');
  stage.lang = valueOf('content');
  stage.dataset['scheme'] = valueOf('scheme');
  stage.style.setProperty('--stage-width', valueOf('width'));
  showElement('welearn-about', attributes(SHARED));
  showElement('welearn-faq', attributes([...SHARED, ...QUESTIONS]));
  showHtml();
  void showTheme(valueOf('theme'));
}

function keepInAddress(): void {
  const pairs = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value ? [[name, value]] : [],
  );
  history.replaceState(null, '', `?${new URLSearchParams(pairs).toString()}`);
}

/** Shows the element with these attributes. */
function showElement(tag: string, options: Attributes): void {
  const shown = find(`.stage > ${tag}`, HTMLElement);
  const wanted = new Map([['src', CONTENT[valueOf('content')] ?? ''], ...options]);
  // These two only count when an element appears.
  const isNew = ['expand', 'remember'].some(
    name => (shown.getAttribute(name) ?? undefined) !== wanted.get(name),
  );
  const element = isNew ? document.createElement(tag) : shown;
  for (const name of element.getAttributeNames()) {
    if (name !== 'style' && !wanted.has(name)) element.removeAttribute(name);
  }
  for (const [name, value] of wanted) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  element.removeAttribute('style');
  for (const [name, value] of properties()) element.style.setProperty(name, value);
  if (isNew) shown.replaceWith(element);
}

/** The HTML of a page with what the preview shows. */
function showHtml(): void {
  const name = valueOf('theme');
  const lines = properties().map(([property, value]) => `    ${property}: ${value};\n`);
  find('#html', HTMLElement).textContent = [
    name && `<link rel="stylesheet" href="/welearn/themes/${name}.css">\n`,
    lines.length > 0 && `<style>\n  welearn-about, welearn-faq {\n${lines.join('')}  }\n</style>\n`,
    '<script type="module" src="/welearn/welearn.js"></script>\n\n',
    `${tag('welearn-about', attributes(SHARED))}\n`,
    tag('welearn-faq', attributes([...SHARED, ...QUESTIONS])),
  ]
    .filter(Boolean)
    .join('');
}

function tag(name: string, options: Attributes): string {
  const words = [['src', 'about.md'] as const, ...options].map(([attribute, value]) =>
    value ? `${attribute}="${value}"` : attribute,
  );
  const line = `<${name} ${words.join(' ')}></${name}>`;
  return line.length <= 80 ? line : `<${name}\n  ${words.join('\n  ')}\n></${name}>`;
}

async function showTheme(name: string): Promise<void> {
  const path = `../src/themes/${name}.css`;
  const url = THEMES.urls[path];
  theme.disabled = !url;
  if (url) theme.href = url;
  const code = (await THEMES.texts[path]?.()) ?? '';
  // Another may have been chosen since.
  if (name === valueOf('theme')) {
    find('#css', HTMLElement).textContent = code || '/* No theme: nothing to copy. */';
  }
}

/** The chosen options that differ from their defaults. */
function attributes(names: readonly string[]): Attributes {
  return names.flatMap(name => {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && field.checked) return [[name, '']];
    if (field instanceof HTMLSelectElement && field.selectedIndex > 0) return [[name, field.value]];
    return [];
  });
}

/**
 * The custom properties with a value. A value comes from the address, too, so one that would end
 * the style sheet is none.
 */
function properties(): Attributes {
  return [...new FormData(form)].flatMap(([name, value]) =>
    name.startsWith('--') && typeof value === 'string' && /^[^<>{};\\]*\S[^<>{};\\]*$/.test(value)
      ? [[name, value.trim()]]
      : [],
  );
}

function valueOf(name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
