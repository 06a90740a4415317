import {elementsOf, missingElements} from './elements.js';
import {blockOfDocument, blockOfScript, checkTypes, policiesOf} from './policy.js';
import {checkScript} from './script.js';
import {checkSources} from './sources.js';
import type {Asker, Finding, Page} from './visit.js';

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'note'];

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
