/** The script of the page that tells why the elements on a page show nothing. */

import {count} from '../src/help/explain.js';
import {checkPage} from '../src/page/check-page.js';
import {type Asker, type Finding, loadPage, type Page} from '../src/page/visit.js';
import {find} from './find.js';

const form = find('#test', HTMLFormElement);
const address = find('[name="address"]', HTMLInputElement);
const source = find('[name="source"]', HTMLTextAreaElement);
const verdict = find('#verdict', HTMLElement);

const asker: Asker = {fetch: (url, init) => fetch(url, init), origin: location.origin};

/** The number of the newest test. Older ones that end later are not shown. */
let turn = 0;

form.addEventListener('submit', event => {
  event.preventDefault();
  void test();
});
address.addEventListener('input', showCommand);
showCommand();

async function test(): Promise<void> {
  const own = ++turn;
  show('Testing…');
  const url = address.value.trim();
  if (!/^https?:/i.test(url) || !URL.canParse(url)) {
    show('Only a page of the web can be tested. Its address begins with https://.');
    return;
  }
  const isPasted = source.value.trim() !== '';
  const found = isPasted ? pasted(url) : await loadPage(asker, url, parse);
  if (own !== turn) return;
  if (!found) {
    find('details', HTMLDetailsElement).open = true;
    source.focus();
    show(
      'This browser may not read that page, or it cannot be reached. Paste its source, and test again.',
    );
    return;
  }
  const isPage = 'document' in found;
  const findings = isPage ? await checkPage(found, asker) : [found];
  if (own !== turn) return;
  const from = isPasted ? 'From the pasted source: ' : '';
  show(from + inWords(findings), findings, isPage ? found.url : found.file);
}

function pasted(url: string): Page {
  return {url, document: parse(source.value), headers: null};
}

/** Reads HTML into a document that runs and loads nothing. */
function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function inWords(findings: readonly Finding[]): string {
  const [errors = 0, warnings = 0] = ['error', 'warning'].map(
    severity => findings.filter(one => one.severity === severity).length,
  );
  if (!errors && !warnings) return 'No mistake was found.';
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}. The likeliest cause comes first.`;
}

function show(words: string, findings: readonly Finding[] = [], page = ''): void {
  verdict.textContent = words;
  find('#problems', HTMLOListElement).replaceChildren(
    ...findings.map(finding => asItem(finding, page)),
  );
}

const KINDS = {error: 'Error', warning: 'Warning', note: 'Note'} as const;

function asItem({severity, file, line, column = 1, message}: Finding, page: string): HTMLElement {
  const isNamed = file === page || message.includes(file);
  const item = document.createElement('li');
  item.className = severity;
  const kind = document.createElement('strong');
  kind.textContent = KINDS[severity];
  item.append(kind, ' ');
  if (line !== undefined || !isNamed) {
    const place = document.createElement('code');
    place.textContent = line === undefined ? file : `${file}:${line}:${column}`;
    item.append(place, ' ');
  }
  item.append(message);
  return item;
}

function showCommand(): void {
  const url = address.value.trim() || 'https://library.example/learn';
  // Quotes keep the signs of an address from the shell.
  const quoted = /^[\w:/.-]+$/.test(url) ? url : `'${url.replaceAll("'", '%27')}'`;
  find('#command', HTMLElement).textContent = `npx welearn-elements check --page ${quoted}`;
}
