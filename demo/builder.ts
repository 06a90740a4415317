/**
 * The script of the builder. The fields are the whole state: each change is read from them, and shown
 * in the preview, the problems and the lines to copy. The address keeps them for a colleague.
 */

import {convert} from '../src/document/write.js';
import {Fault} from '../src/document/errors.js';
import {readTable} from '../src/document/shapes/table.js';
import {asProblem, check, type Problem} from '../src/help/check.js';
import {count} from '../src/help/explain.js';
import {fetchText} from '../src/load/fetch.js';
import {contrast, contrastInWords, LEAST} from './builder/contrast.js';
import {changedFields, setFields} from './builder/fields.js';
import {find} from './find.js';
import {type Tag, TAGS} from './manifest.js';
import {addOptions, chosenOptions} from './builder/options.js';
import {Questions} from './builder/questions.js';
import {save} from './save.js';
import {type System, writeSnippet} from './builder/snippet.js';
import {Stage} from './builder/stage.js';
import {addProperties, readProperties, sayProperties} from './builder/theme.js';

const form = find('form', HTMLFormElement);
const text = find('[name="text"]', HTMLTextAreaElement);
const fetched = find('#fetched', HTMLTextAreaElement);
const questions = new Questions(find('#form', HTMLElement));
const stage = new Stage(find('iframe', HTMLIFrameElement));
const unfit = find('#unfit', HTMLElement);

/** The number of the newest reading. Findings of older ones are not shown. */
let turn = 0;

// A phone has no room for a desktop's window.
if (innerWidth < 640) find('[name="width"][value="phone"]', HTMLInputElement).defaultChecked = true;
addOptions({often: find('#often', HTMLElement), rarely: find('#rarely', HTMLElement)});
addProperties(find('#studio', HTMLElement));
readAddress();
addEventListener('hashchange', () => {
  // Without a value it is a place in the page.
  if (location.hash.includes('=') && location.hash.slice(1) !== state()) readAddress();
});
form.addEventListener('submit', event => {
  event.preventDefault();
});
form.addEventListener('input', event => void follow(event.target));
form.addEventListener('change', () => {
  history.replaceState(null, '', `#${state()}`);
});
find('#rewrite', HTMLButtonElement).addEventListener('click', () => void rewrite());
find('#save', HTMLButtonElement).addEventListener('click', () => {
  save(text.value);
});
find('#share', HTMLButtonElement).addEventListener('click', event => void share(event.target));
await stage.ready();
show();

function readAddress(): void {
  setFields(form, new URLSearchParams(location.hash.includes('=') ? location.hash.slice(1) : ''));
  const changed = [...changedFields(form).keys()];
  for (const details of form.querySelectorAll('details'))
    details.open = changed.some(name => details.querySelector(`[name="${name}"]`));
  void openWay();
}

function state(): string {
  return changedFields(form).toString();
}

/** Follows a change of one field. */
async function follow(field: EventTarget | null): Promise<void> {
  const isWay = field instanceof HTMLInputElement && field.name === 'way';
  if (isWay) {
    // The text at an address is the beginning of a text of one's own.
    if (valueOf('way') !== 'address' && text.value === text.defaultValue && fetched.value)
      text.value = fetched.value;
    await openWay();
  } else if (field instanceof Element && field.closest('#form')) await readQuestions();
  else if (field === text || (field instanceof HTMLInputElement && field.name === 'address'))
    await readDocument();
  show();
}

/** Shows the fields of the chosen way, and reads its document. */
async function openWay(): Promise<void> {
  const way = valueOf('way');
  const isFit = way !== 'form' || (await questions.open(text.value));
  for (const fields of form.querySelectorAll<HTMLElement>('[data-way]'))
    fields.hidden = fields.dataset['way'] !== way || !isFit;
  unfit.hidden = isFit;
  await readDocument();
  show();
}

/** Writes the fields of the form into the text. */
async function readQuestions(): Promise<void> {
  const own = ++turn;
  try {
    const written = await questions.write();
    if (own !== turn) return;
    text.value = written;
    await readDocument();
  } catch {
    if (own === turn) say('This cannot be written as it is. Change it in the text.');
  }
}

/** Reads the text, or the one at the address, and says what it is and what is wrong with it. */
async function readDocument(): Promise<void> {
  const own = ++turn;
  const isAddress = valueOf('way') === 'address';
  const {problems, content} = isAddress ? await readAddresses() : await readText(text.value);
  if (own !== turn) return;
  fetched.value = isAddress ? content : '';
  showProblems(problems);
}

/** A text with its problems. */
interface Reading {
  readonly content: string;
  readonly problems: readonly Problem[];
}

/** Reads the documents at the addresses. The text of the first is shown. */
async function readAddresses(): Promise<Reading> {
  const addresses = valueOf('address').trim().split(/\s+/).filter(Boolean);
  const readings = await Promise.all(addresses.map(readAt));
  return {
    content: readings[0]?.content ?? '',
    problems: readings.flatMap(({problems}, i) =>
      i
        ? problems.map(problem => ({
            ...problem,
            line: undefined,
            message: `${addresses[i] ?? ''}: ${problem.message}`,
          }))
        : problems,
    ),
  };
}

async function readAt(address: string): Promise<Reading> {
  try {
    const url = new URL(address, location.href).href;
    const {text: content} = await fetchText(url, new AbortController().signal, true);
    return {content, problems: await check({content, url, hasBase: hasBase()})};
  } catch (cause) {
    const fault = cause instanceof Fault ? cause : new Fault('network', {url: address}, cause);
    return {content: '', problems: [asProblem(fault)]};
  }
}

async function readText(content: string): Promise<Reading> {
  const table = readTable(content);
  if (valueOf('way') === 'text') unfit.hidden = !table;
  if (!content.trim()) return {content, problems: []};
  if (!table) return {content, problems: await check({content, hasBase: hasBase()})};
  const message = `Read as: ${table.shape}. The elements read no tables: rewrite it.`;
  return {content, problems: [{severity: 'error', code: 'shape', message}]};
}

function hasBase(): boolean {
  return valueOf('base') !== '';
}

function showProblems(all: readonly Problem[]): void {
  const problems = all.filter(({severity}) => severity !== 'note');
  const shape =
    all.find(({severity}) => severity === 'note')?.message ?? 'Read as: a We Learn document.';
  const number = (severity: string) => problems.filter(one => one.severity === severity).length;
  const errors = count(number('error'), 'error');
  const warnings = count(number('warning'), 'warning');
  const isEmpty = valueOf('way') !== 'address' && !text.value.trim();
  say(
    isEmpty
      ? 'Nothing is written yet.'
      : [number('error') ? '' : shape, problems.length ? `${errors}, ${warnings}.` : 'No problems.']
          .filter(Boolean)
          .join(' '),
  );
  find('#problems', HTMLOListElement).replaceChildren(...problems.map(asItem));
}

function asItem(problem: Problem): HTMLElement {
  const {severity, message, line} = problem;
  const item = document.createElement('li');
  item.className = severity;
  const kind = document.createElement('strong');
  kind.textContent = severity === 'error' ? 'Error' : 'Warning';
  if (line === undefined) item.append(kind, ` ${message}`);
  else {
    const place = document.createElement('button');
    place.type = 'button';
    place.textContent = `Line ${line}`;
    place.addEventListener('click', () => void jump(problem));
    item.append(place, ' ', kind, ` ${message}`);
  }
  return item;
}

/** Selects the place of a problem in the text. */
async function jump({line = 1, column = 1}: Problem): Promise<void> {
  if (valueOf('way') === 'form') {
    find('[name="way"][value="text"]', HTMLInputElement).checked = true;
    await openWay();
  }
  const field = valueOf('way') === 'address' ? fetched : text;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  const end = start + (lines[line - 1]?.length ?? 0);
  field.focus();
  field.setSelectionRange(Math.min(start + column - 1, end), end);
  const {lineHeight} = getComputedStyle(field);
  field.scrollTop = (line - 4) * parseFloat(lineHeight);
  field.scrollIntoView({block: 'nearest'});
}

/** Writes the text of another shape as a We Learn document. */
async function rewrite(): Promise<void> {
  try {
    text.value = (await convert(text.value)).text;
    await openWay();
    history.replaceState(null, '', `#${state()}`);
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    showProblems([asProblem(cause)]);
  }
}

/** Shows the choices in the preview and in the lines to copy. */
function show(): void {
  const values = new FormData(form);
  const shown = valueOf('show');
  const elements = new Map(
    TAGS.filter(tag => shown === 'both' || tag.endsWith(shown)).map(
      (tag: Tag) => [tag, chosenOptions(tag, values)] as const,
    ),
  );
  const address = valueOf('way') === 'address' ? valueOf('address').trim() : '';
  const isWritten = !address;
  stage.show({
    elements,
    address,
    text: text.value,
    scheme: valueOf('scheme'),
    properties: {
      ...Object.fromEntries(
        [...values].flatMap(([name, value]) =>
          /^(?:light|dark)-/.test(name) && typeof value === 'string' ? [[`--${name}`, value]] : [],
        ),
      ),
      ...Object.fromEntries(readProperties(values)),
    },
  });
  find('.screen', HTMLElement).dataset['width'] = valueOf('width');
  showColours();
  find('#save', HTMLButtonElement).hidden = !isWritten;
  const [element] = stage.elements;
  showSnippet(elements, address);
  // The document arrives later.
  element?.addEventListener('welearn-load', () => showSnippet(elements, address), {once: true});
}

function showSnippet(
  elements: ReadonlyMap<Tag, ReadonlyMap<string, string>>,
  address: string,
): void {
  const {code, notes} = writeSnippet(valueOf('system') as System, {
    elements,
    address,
    text: text.value,
    document: stage.elements[0]?.document ?? null,
  });
  find('#snippet', HTMLElement).textContent = code;
  find('#notes', HTMLElement).replaceChildren(
    ...notes.map(note => {
      const item = document.createElement('li');
      item.textContent = note;
      return item;
    }),
  );
}

function showColours(): void {
  for (const output of document.querySelectorAll<HTMLOutputElement>('.colours output')) {
    const background = valueOf(output.id.replace(/-.*/, '-background'));
    const ratio = contrast(valueOf(output.id), background);
    output.textContent = contrastInWords(ratio);
    output.classList.toggle('low', ratio < LEAST);
  }
  const both = (name: string) =>
    `light-dark(${valueOf(`light-${name}`)}, ${valueOf(`dark-${name}`)})`;
  const values = new FormData(form);
  const more = [...readProperties(values)].filter(([, value]) => value);
  if (stage.page) sayProperties(values, stage.page);
  find('#css', HTMLElement).textContent = `:root {
  color-scheme: light dark;
  --welearn-color: ${both('text')};
  --welearn-accent-color: ${both('accent')};
  --welearn-focus-color: ${both('accent')};
${more.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}`;
}

async function share(button: EventTarget | null): Promise<void> {
  history.replaceState(null, '', `#${state()}`);
  const isCopied = await navigator.clipboard.writeText(location.href).then(
    () => true,
    () => false,
  );
  find('#copy-status', HTMLElement).textContent = isCopied
    ? 'Copied'
    : 'Copy it from the address bar';
  if (button instanceof HTMLElement)
    button.textContent = isCopied ? 'Copied' : 'Copy it from the address bar';
}

function say(words: string): void {
  find('#shape', HTMLElement).textContent = words;
}

function valueOf(name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
}
