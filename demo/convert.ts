/** The script of the page that writes questions of other programs as a We Learn document. */

import {convert, namesTable} from '../src/document/write.js';
import {Fault} from '../src/document/errors.js';
import {decode} from '../src/help/forgive.js';
import {asProblem} from '../src/help/check.js';
import {find} from './find.js';
import {save} from './save.js';

const EXAMPLES: Readonly<Record<string, string>> = {
  libanswers: `"ID","Question","Details","Answer","Topics"
"101","How do I renew a book?","","<p>In <a href=""https://library.example/account"">your account</a>, up to three times.</p>","Borrowing;Account"
"102","Is there a fine?","","<p>No.</p>","Borrowing"
"103","May I eat in the library?","","<p>In the café, and in the garden.</p>","Visiting"`,
  yoast: `<!-- wp:yoast/faq-block {"questions":[]} -->
<div class="schema-faq wp-block-yoast-faq-block"><div class="schema-faq-section" id="faq-question-1"><strong class="schema-faq-question">Is it free?</strong> <p class="schema-faq-answer">Yes, <strong>always</strong>.</p> </div> <div class="schema-faq-section" id="faq-question-2"><strong class="schema-faq-question">May I bring a friend?</strong> <p class="schema-faq-answer">Please do.</p> </div></div>
<!-- /wp:yoast/faq-block -->`,
  details: `<section>
  <h2>Fees</h2>
  <details>
    <summary>Is it free?</summary>
    <p>Yes, <b>always</b>.</p>
  </details>
  <details>
    <summary>Is there a fine?</summary>
    <p>No.</p>
  </details>
</section>`,
  cells: `Is it free?\tYes.
May I come late?\tUntil the third week.
Is there a lift?\tYes, by the garden door.`,
  markdown: `# Questions about circles

## What does it cost?

Nothing.

## May I bring a friend?

Yes! Please tell us

- how many you are
- whether anyone needs a *lift*`,
};

const given = find('#given', HTMLTextAreaElement);
const file = find('#file', HTMLInputElement);
const made = find('#made', HTMLElement);

/** The number of the newest text. An older one that is ready later is not shown. */
let turn = 0;

given.addEventListener('input', () => void show());
find('#example', HTMLSelectElement).addEventListener('change', ({target}) => {
  given.value = target instanceof HTMLSelectElement ? (EXAMPLES[target.value] ?? '') : '';
  file.value = '';
  void show();
});
file.addEventListener('change', () => void readFile());
find('#save', HTMLButtonElement).addEventListener('click', () => {
  save(made.textContent);
});
await show();

async function readFile(): Promise<void> {
  const [chosen] = file.files ?? [];
  if (!chosen) return;
  given.value = await decode([new Uint8Array(await chosen.arrayBuffer())], null);
  await show(namesTable(chosen.name));
}

/** Shows the document for the given text, or the reason why there is none. */
async function show(isTable = false): Promise<void> {
  const own = ++turn;
  const {words, text = ''} = given.value.trim()
    ? await write(given.value, isTable)
    : {words: 'Nothing is pasted yet.'};
  if (own !== turn) return;
  find('#shape', HTMLElement).textContent = words;
  made.textContent = text;
  find('figure', HTMLElement).hidden = !text;
  find('.actions', HTMLElement).hidden = !text;
  const state = new URLSearchParams({text});
  find('#build', HTMLAnchorElement).href = `builder.html#${state.toString()}`;
}

async function write(
  source: string,
  isTable: boolean,
): Promise<{readonly words: string; readonly text?: string}> {
  try {
    const {text, draft, shape, problems} = await convert(source, {isTable});
    if (!draft.about?.trim() && !draft.faq.some(({q}) => q))
      return {words: 'No question and no text was found.'};
    const lost = problems.length ? ' Not all of it is read: the builder lists the problems.' : '';
    const isText = !draft.faq.length;
    return {words: `Read as: ${isText ? 'a text without questions' : shape}.${lost}`, text};
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    const {line, message} = asProblem(cause);
    return {words: line === undefined ? message : `Line ${line}: ${message}`};
  }
}
