import {excerpt, LONG} from '../document/errors.js';
import {blockOfDocument, blockOfScript, checkTypes, policiesOf} from './policy.js';
import {askFor} from './redirects.js';
import {checkScript} from './script.js';
import {checkSources} from './sources.js';
import {
  type Asker,
  baseOf,
  commentsOf,
  type Finding,
  loadPage,
  type Page,
  shownText,
} from './visit.js';

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'note'];

/**
 * Loads a page and checks it, in a program, which may read every answer.
 *
 * @param parse reads HTML without running scripts
 */
export async function checkAddress(
  url: string,
  parse: (html: string) => Document,
): Promise<readonly Finding[]> {
  const page = await loadPage(askFor(url), url, parse);
  if (!page) return [];
  // The page may have moved to another site, which is the one that asks for its files.
  return 'document' in page ? checkPage(page, askFor(page.url)) : [page];
}

/**
 * Finds the reasons why the elements on a page do not show what they should: errors first, and among
 * them those that hide most. No script of the page runs. Ends with what was found, if it is enough.
 */
export async function checkPage(page: Page, asker: Asker): Promise<Finding[]> {
  const elements = elementsOf(page);
  if (!elements.length) return [missingElements(page)];
  const policies = policiesOf(page);
  const [script, sources] = await Promise.all([
    checkScript(page, asker, (url, tag, isImported) =>
      blockOfScript(policies, page, url, tag, isImported),
    ),
    checkSources(page, asker, elements, url => blockOfDocument(policies, page, url)),
  ]);
  const findings = [...script.findings, ...checkTypes(page, policies), ...sources.findings];
  const sorted = findings.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  if (sorted.some(({severity}) => severity === 'error')) return sorted;
  const isUnread = sorted.some(({code}) => code === 'unread');
  const words = [...sources.words, ...(script.words ? [script.words] : [])].join('. ');
  const message = `${isUnread ? 'No mistake can be seen from here.' : 'Everything that the elements need is there.'} ${words}.`;
  return [...sorted, {file: page.url, severity: 'note', code: 'found', message}];
}

const TAGS = 'welearn-about, welearn-faq';

/** The elements in a page's HTML. */
function elementsOf({document}: Page): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(TAGS)].filter(one => !one.closest('noscript'));
}

/** A tag in a text: of an element, and of a shortcode of WordPress. */
const SHOWN_TAG = /<\/?welearn-(?:about|faq)\b[^<>]{0,80}>?/i;
const SHOWN_SHORTCODE = /\[welearn_(?:about|faq)\b[^[\]]{0,80}\]?/i;

/** Says why a page has no element in its HTML. */
function missingElements(page: Page): Finding {
  const {document, url} = page;
  const found = (message: string, severity: Finding['severity'] = 'error'): Finding => ({
    file: url,
    severity,
    code: 'element',
    message,
  });
  const text = shownText(document);
  const [tag] = SHOWN_TAG.exec(text) ?? [];
  if (tag)
    return found(
      `The page shows "${excerpt(tag)}" as text, because your editor took it for words. Paste it in the HTML view of your editor, or into a block for HTML.`,
    );
  const [shortcode] = SHOWN_SHORTCODE.exec(text) ?? [];
  if (shortcode)
    return found(
      `The page shows "${excerpt(shortcode)}" as text. Activate the plugin We Learn Elements, and write the shortcode into a block that reads shortcodes.`,
    );
  if (document.querySelector(`noscript :is(${TAGS})`))
    return found(
      'The element is inside <noscript>, which browsers ignore where scripts run. Move it out.',
    );
  const misspelt = misspeltTag(document);
  if (misspelt) {
    const right = misspelt.includes('about') ? 'welearn-about' : 'welearn-faq';
    return found(`Unknown element <${excerpt(misspelt)}>. Did you mean <${right}>?`);
  }
  if (SHOWN_TAG.test(commentsOf(document)))
    return found(
      'The element is inside a comment, which browsers ignore. Remove the signs <!-- and --> around it.',
    );
  const frame = frameOf(page);
  if (frame)
    return found(
      `The elements are in a frame. Test its own address: ${excerpt(frame, LONG)}.`,
      'note',
    );
  const isLater = [...document.querySelectorAll('template')].some(({content}) =>
    content.querySelector(TAGS),
  );
  if (isLater)
    return found(
      'The element is inside <template>, which shows nothing by itself. Move it out, unless a script of yours puts it on the page.',
      'warning',
    );
  const isMade = [...document.querySelectorAll('script')].some(({textContent}) =>
    /welearn-(?:about|faq)/i.test(textContent),
  );
  if (isMade || !text.trim())
    return found(
      'The HTML that the server sends has no element. A script seems to add it later, which this test cannot see, for it runs no scripts. Crawlers may not see it either. Add "debug" to the element, and read on the page what it says.',
      'warning',
    );
  return found(
    'The HTML of this page has no <welearn-about> and no <welearn-faq>. If you have pasted one, your system has removed it: use a block for HTML, or a frame where it allows no such tags.',
  );
}

function misspeltTag(document: Document): string | undefined {
  return [...document.querySelectorAll('*')].find(({localName}) => /^we-?learn/.test(localName))
    ?.localName;
}

/** The page of a release that shows the elements in a frame. */
function frameOf(page: Page): string | undefined {
  const base = baseOf(page);
  const frame = [...page.document.querySelectorAll('iframe[src]')]
    .map(({attributes}) => attributes.getNamedItem('src')?.value ?? '')
    .filter(src => URL.canParse(src, base))
    .map(src => new URL(src, base))
    .find(
      ({pathname, searchParams}) => pathname.endsWith('/embed.html') && searchParams.has('src'),
    );
  return frame?.href;
}
