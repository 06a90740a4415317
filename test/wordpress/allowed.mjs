import {readFileSync} from 'node:fs';

/** The allow-list of the page, which the server must share. */
const source = readFileSync(new URL('../../src/html/allowed.ts', import.meta.url), 'utf8');
const names = list => new RegExp(`const ${list} =\\s*'([^']+)'`).exec(source)[1].split(' ');
export const allowed = {
  line: names('PHRASING'),
  // Checkboxes of a task list are printed as characters.
  block: [...names('PHRASING'), ...names('FLOW')].filter(name => name !== 'input'),
  everywhere: ['dir', 'lang', 'title'],
  of: {
    a: ['href', 'rel'],
    // WordPress adds `decoding`.
    img: ['src', 'alt', 'width', 'height', 'loading', 'referrerpolicy', 'decoding'],
    li: ['value'],
    ol: ['start', 'reversed'],
    td: ['align', 'colspan', 'rowspan'],
    th: ['align', 'colspan', 'rowspan', 'scope'],
    time: ['datetime'],
    details: ['open'],
  },
};

/**
 * The disallowed nodes in printed contents, and the questions in them. A browser, not a pattern,
 * parses the HTML.
 * @param page of a browser
 * @param contents each with the plugin's elements and nothing else
 * @param site its address
 */
export function inspect(page, contents, site) {
  return page.evaluate(
    (contents, allowed) =>
      contents.map(html => {
        const body = new DOMParser().parseFromString(html, 'text/html').body;
        const problems = [];
        const tell = (element, what) =>
          problems.push(`${what}: ${element.outerHTML.slice(0, 300)}`);
        // Empty: the place that the address of a question leads to, and that of the tools.
        const isOurs = ({parentElement, outerHTML}) =>
          /^welearn-faq$/.test(parentElement.localName) &&
          /^<(span class="welearn-place" id="faq-[^"]+"><\/span|div class="welearn-tools">.*<\/div)>$/s.test(
            outerHTML,
          );
        const beside = [...body.childNodes].filter(
          node => !/^(WELEARN-(ABOUT|FAQ)|#text)$/.test(node.nodeName) || node.data?.trim(),
        );
        if (beside.length) problems.push(`beside the elements: ${beside[0].nodeName}`);
        const questions = [...body.querySelectorAll('welearn-faq > details > summary:first-child')];
        for (const element of body.querySelectorAll(':is(welearn-about, welearn-faq) *')) {
          const {localName: name, namespaceURI} = element;
          if (isOurs(element)) continue;
          const isLine = element.parentElement.closest(
            'welearn-faq > details > summary:first-child',
          );
          if (
            !namespaceURI.endsWith('xhtml') ||
            !(isLine ? allowed.line : allowed.block).includes(name)
          )
            tell(element, 'element');
          for (const {name: key, value} of element.attributes) {
            const isKept = allowed.everywhere.includes(key) || allowed.of[name]?.includes(key);
            // No id may be one of the page: the space keeps it apart, or the prefix of a topic.
            const isTopic = element.matches('welearn-faq > :is(h1, h2, h3, h4, h5, h6)');
            const isOwnId = key === 'id' && value.startsWith(isTopic ? 'faq-' : '\u00A0');
            if (!isKept && !isOwnId) tell(element, key);
            if (key === 'href' && !/^(https?:|mailto:|tel:|#)/i.test(value)) tell(element, 'leads');
            if (key === 'src' && !/^https?:/i.test(value)) tell(element, 'loads');
          }
          if (
            name === 'img' &&
            (element.loading !== 'lazy' ||
              element.referrerPolicy !== 'no-referrer' ||
              !element.hasAttribute('alt'))
          )
            tell(element, 'image');
          if (
            name === 'a' &&
            /^https?:/.test(element.href) &&
            !element.href.startsWith(allowed.site) &&
            element.rel !== 'noopener'
          )
            tell(element, 'link');
        }
        if (/\[(gallery|welearn)/.test(html)) problems.push('shortcode');
        return {
          problems,
          elements: [...body.children].map(({localName}) => localName).join(' '),
          questions: questions.map(({textContent}) => textContent),
        };
      }),
    contents,
    {...allowed, site},
  );
}
