import {html, render, type TemplateResult, unsafeCSS} from 'lit';
import type {Source} from '../document/compose.js';
import {excerpt, LONG, type WelearnError} from '../document/errors.js';
import {MAX_PROBLEMS} from '../document/limits.js';
import type {WelearnDocument} from '../document/model.js';
import {stringMistakes} from '../element/language.js';
import {choiceWarnings, lacksEndTag} from '../element/tag.js';
import {count, JSON_ATTRIBUTES, misreadAttribute} from './explain.js';
import {check, type Problem, unclosedMessage, whyEmpty, whyNoSource} from './check.js';
import css from './panel.css?inline';

/** Styles of the panel. */
export const panelStyles = unsafeCSS(css);

/** The state of an element, for its panel. */
export interface Report {
  readonly host: HTMLElement;
  readonly state: string;
  readonly document: WelearnDocument | null;
  /** The sources read last. */
  readonly sources: readonly Source[];
  /** The errors of the sources. */
  readonly errors: readonly WelearnError[];
  /** Errors besides those of the sources, such as in an attribute. */
  readonly noted: readonly WelearnError[];
  /** The texts of which not all tags could be used. */
  readonly flattened: readonly string[];
  /** The fragment of the page's address, if it names something that no element has. */
  readonly lost: string;
}

/** A problem and its origin. */
interface Finding extends Problem {
  readonly origin: string;
}

/**
 * Shows problems on the page itself: in documents, in attributes, and while loading. The panel is
 * in English, like the errors, and needs the attribute `debug`.
 */
export async function showPanel(report: Report): Promise<void> {
  const {host} = report;
  const before = reports.get(host);
  const isKnown =
    before?.sources === report.sources &&
    before.errors === report.errors &&
    before.noted === report.noted &&
    before.flattened.length === report.flattened.length &&
    before.lost === report.lost &&
    before.state === report.state;
  const container = host.shadowRoot?.querySelector<HTMLElement>('.panel');
  if (!container || (isKnown && container.hasChildNodes())) return;
  reports.set(host, report);
  const findings = await collect(report);
  if (reports.get(host) === report) render(panel(report, findings), container);
}

/** The place at the start of a message. The panel shows it separately. */
const PLACE = /^(?:line |[^\s:]+:)\d+:\d+: /;

/** The last report of each element, so that its panel is not rendered again at every click. */
const reports = new WeakMap<HTMLElement, Report>();

async function collect(report: Report): Promise<Finding[]> {
  const {host, sources, errors, noted, flattened, lost} = report;
  const findings: Finding[] = [];
  for (const {content, format, url, attribute} of sources) {
    const problems = await check({content, format, url, hasBase: host.hasAttribute('base')});
    const origin = url ?? (attribute ? `attribute "${attribute}"` : 'this page');
    const misread = attribute && misreadAttribute(host, attribute);
    findings.push(
      ...problems.map(problem => ({...problem, origin, ...(misread && {message: misread})})),
    );
  }
  const all = [...errors, ...noted];
  for (const {code, message, url, line, column, path} of all) {
    // The check of the text has already found this problem.
    const isKnown = findings.some(
      known =>
        known.url === url &&
        known.line === line &&
        known.column === column &&
        (line !== undefined || (path !== undefined && known.path === path)),
    );
    if (isKnown) continue;
    const origin =
      url ?? (code === 'invalid-attribute' ? `attribute "${path ?? ''}"` : 'this page');
    const words = message.replace(PLACE, '');
    findings.push({severity: 'error', code, message: words, line, column, path, origin});
  }
  for (const message of flattenedMessages(flattened)) {
    findings.push({severity: 'warning', code: 'limit', message, origin: 'this page'});
  }
  if (lost) {
    const message = lostMessage(lost, report.document);
    findings.push({severity: 'warning', code: 'attribute', message, origin: 'this page'});
  }
  for (const script of host.ownerDocument.querySelectorAll('script.welearn-strings')) {
    for (const message of stringMistakes.get(script) ?? [])
      findings.push({severity: 'warning', code: 'attribute', message, origin: 'welearn-strings'});
  }
  if (report.document && report.state === 'empty' && !all.length) {
    const message = whyEmpty(host, report.document, sources);
    if (message)
      findings.push({severity: 'warning', code: 'empty', message, origin: `<${host.localName}>`});
  }
  const messages = [
    ...(lacksEndTag(host) ? [unclosedMessage(host)] : []),
    ...choiceWarnings(host),
    ...checkAttributes(host),
    ...checkBundles(host, report.document),
  ];
  for (const message of messages) {
    findings.push({severity: 'warning', code: 'attribute', message, origin: `<${host.localName}>`});
  }
  return findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function panel(
  {host, state, document, sources}: Report,
  findings: readonly Finding[],
): TemplateResult {
  return html`
    <section class="debug" part="debug" lang="en" dir="ltr" aria-label="Problems for the webmaster">
      <p class="debug-title">${heading(state, findings)}</p>
      <p>${summary(host, state, document, sources)}</p>
      <ul>
        ${findings.map(renderFinding)}
      </ul>
      <p>
        Every visitor sees this list. To hide it, remove the attribute <code>debug</code> from
        <code>&lt;${host.localName}&gt;</code>.
      </p>
    </section>
  `;
}

function heading(state: string, findings: readonly Finding[]): string {
  const errors = findings.filter(({severity}) => severity === 'error').length;
  const warnings = findings.filter(({severity}) => severity === 'warning').length;
  if (errors || warnings) return `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
  if (state === 'idle') return 'Nothing has been read yet';
  return state === 'loading' ? 'Loading' : 'No problems found';
}

const SEVERITIES = {error: 'Error', warning: 'Warning', note: 'Note'} as const;
const ORDER = Object.keys(SEVERITIES);

function renderFinding({severity, origin, line, column = 1, message}: Finding): TemplateResult {
  const place = line === undefined ? '' : `:${line}:${column}`;
  return html`
    <li>
      <strong class=${`debug-${severity}`}>${SEVERITIES[severity]}</strong>
      <code>${excerpt(origin, LONG)}${place}</code>
      <span>${message}</span>
    </li>
  `;
}

function summary(
  host: HTMLElement,
  state: string,
  document: WelearnDocument | null,
  sources: readonly Source[],
): string {
  if (state === 'idle')
    return 'src' in host && host.src
      ? 'Its document loads when a visitor scrolls near the element, because of loading="lazy".'
      : whyNoSource(host);
  const from = sources.map(
    ({url, attribute}) => url ?? (attribute ? `the attribute "${attribute}"` : 'this page'),
  );
  const what = document
    ? `${count(document.faq.length, 'question')}, ${document.about.trim() ? 'an' : 'no'} about text`
    : 'nothing';
  return `State: ${state}. Shown: ${what}.${from.length ? ` Last read: ${from.map(origin => excerpt(origin, LONG)).join(' and ')}.` : ''}`;
}

/** Characters of an address that are compared. */
const MAX_NAME = 200;

/** Tells which address no element has, and which of the questions' addresses are like it. */
function lostMessage(fragment: string, document: WelearnDocument | null): string {
  const [prefix = ''] = /^(?:.*?-)??(?:faq|about)-/.exec(fragment.slice(0, MAX_NAME)) ?? [];
  const wanted = wordsOf(fragment.slice(prefix.length));
  const alike = (document?.faq ?? [])
    .map(({id}) => ({id, count: [...wordsOf(id)].filter(word => wanted.has(word)).length}))
    .filter(({count}) => count)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({id}) => `"#${excerpt(prefix + id)}"`);
  const cure = alike.length
    ? `Did you mean ${alike.join(' or ')}?`
    : 'Addresses are made of the questions. To keep an address, give its question an "id".';
  return `No question or heading has the address "#${excerpt(fragment)}" of this page. ${cure}`;
}

/** The beginnings of an id's words: endings differ, and typing errors are rare at the start. */
function wordsOf(id: string): Set<string> {
  return new Set(
    id
      .slice(0, MAX_NAME)
      .toLowerCase()
      .split('-')
      .map(word => word.slice(0, 4)),
  );
}

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
function checkAttributes(element: HTMLElement): string[] {
  const described: Described = element.constructor as unknown as Described;
  const known = described.observedAttributes ?? [];
  const isDebris = JSON_ATTRIBUTES.some(name => misreadAttribute(element, name));
  return [...element.attributes].flatMap(({name, value}) => {
    if (known.includes(name)) return checkBoolean(described, name, value);
    if (isDebris || ANY.test(name)) return [];
    // HTML and frameworks make "copylinks" of the property's name.
    const meant = known.find(one => one.replaceAll('-', '') === name.replace(/[-_]/g, ''));
    const cure = meant
      ? `Did you mean "${meant}"?`
      : `Known attributes: ${[...known].sort().join(', ')}.`;
    return `Unknown attribute "${excerpt(name)}". ${cure}`;
  });
}

/** Says that none of the page's style bundles is among those that the document asks for. */
function checkBundles(host: HTMLElement, document: WelearnDocument | null): string[] {
  const given: unknown = 'bundles' in host ? host.bundles : null;
  const names = namesOf(given);
  if (!document || !names.length || document.bundles.some(name => names.includes(name))) return [];
  const wanted = document.bundles.map(name => `"${excerpt(name)}"`).join(', ');
  const message = wanted
    ? `The attribute "bundles" names none of the bundles in the document (${wanted}). Use these names.`
    : 'The attribute "bundles" does nothing, for the document asks for no bundle. Add their names to its "bundles", or use "stylesheet".';
  return [message];
}

/** The keys of an object, or of JSON; none if it is broken, which is an error of its own. */
function namesOf(value: unknown): string[] {
  try {
    const object: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return typeof object === 'object' && object ? Object.keys(object) : [];
  } catch {
    return [];
  }
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

/**
 * Warns the author of texts that are too long to be read as Markdown, with their places, and of those
 * that have more tags than can be used.
 */
export async function warnOfLimits(
  element: Element,
  sources: readonly Source[],
  flattened: readonly string[],
): Promise<void> {
  for (const message of flattenedMessages(flattened)) console.warn(message, element);
  for (const {content, format, url} of sources) {
    const file = url && excerpt(url, LONG);
    const problems = await check({content, format, url});
    for (const {code, message, line, column = 1, path} of problems) {
      if (code !== 'limit') continue;
      const place = line === undefined ? (path ?? '') : `${String(line)}:${String(column)}`;
      console.warn(`${[file, place].filter(Boolean).join(':')}: ${message}`, element);
    }
  }
}

/** Elements whose authors know that they have no end tag. */
const unclosed = new WeakSet<Element>();

/** The last message of each element that showed nothing. */
const silent = new WeakMap<Element, string>();

/**
 * Tells the author why an element shows nothing, once for each reason, or that it contains the rest of the page.
 *
 * @param isStill whether the element still shows nothing
 */
export async function warnAuthor(
  host: HTMLElement,
  sources: readonly Source[],
  isStill: () => WelearnDocument | boolean | null,
): Promise<void> {
  if (lacksEndTag(host) && !unclosed.has(host)) {
    unclosed.add(host);
    console.warn(unclosedMessage(host), host);
  }
  // Until the page has loaded, its scripts may give the element a source.
  if (document.readyState !== 'complete')
    await new Promise(resolve => {
      addEventListener('load', resolve, {once: true});
    });
  await new Promise(resolve => setTimeout(resolve));
  const found = isStill();
  if (!found) return;
  const why = found === true ? whyNoSource(host) : whyEmpty(host, found, sources);
  if (!why || silent.get(host) === why) return;
  silent.set(host, why);
  console.warn(`<${host.localName}> shows nothing. ${why}`, host);
}

/** Describes texts of which not all tags could be used: only the browser that shows them knows. */
function flattenedMessages(texts: readonly string[]): string[] {
  return texts
    .slice(0, MAX_PROBLEMS)
    .map(
      text =>
        `Some tags of this text are ignored, because it has more than 200,000 elements, more than 100 levels of them, or cells of tables that span too much: "${excerpt(text)}". All its words are shown. Use simpler HTML.`,
    );
}
