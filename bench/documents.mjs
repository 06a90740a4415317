import {readFileSync} from 'node:fs';
import {marked} from 'marked';

/** Makes a document with as many questions as its name says; `seed` is the project's own sample. */
export function makeDocument(name) {
  if (name === 'seed')
    return finish(readFileSync(new URL('../demo/about.md', import.meta.url), 'utf8'));
  const next = random(Number(name));
  const pick = list => list[next(list.length)];
  const words = count => Array.from({length: count}, () => pick(WORDS)).join(' ');
  const sentence = count => {
    const text = words(count);
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  };
  const questions = Array.from({length: Number(name)}, (_, i) => {
    const paragraphs = [
      `${sentence(12)} ${sentence(9)} See [${words(2)}](https://library.example/${i}) and **${words(2)}**:`,
      [5, 4, 6].map(count => `- ${words(count)}`).join('\n'),
      `${sentence(14)} It is *${words(2)}*. ${sentence(10)}`,
    ];
    const answer = paragraphs.join('\n\n').replace(/^/gm, '      ').replace(/ +$/gm, '');
    return `  - q: ${sentence(7).slice(0, -1)}, number ${i + 1}?\n    a: |\n${answer}\n`;
  });
  const about = `${sentence(15)} See [our calendar](https://library.example/events).`;
  return finish(
    `---\ntitle: About us\nabout: "${about}"\nfaq_title: Questions\nfaq:\n${questions.join('')}---\n`,
  );
}

/** A document in the form that each system needs, and the texts that prove that a page shows it. */
function finish(text) {
  const front = /^---\n([^]*?)\n---/.exec(text)[1];
  const data = readSimple(front);
  const html = data.faq.map(({q, a}) => ({q: marked.parseInline(q), a: marked.parse(a)}));
  /** Texts of single nodes, without character references. */
  const texts = source => source.split(/<[^>]*>|&\S*;/).filter(text => text.trim().length > 3);
  return {
    text,
    data,
    html: {about: marked.parse(data.about), faq: html},
    first: texts(html[0].q)[0].trim(),
    last: texts(html.at(-1).a).at(-1).trim().slice(-24),
    count: html.length,
  };
}

const {load} = await import('js-yaml');
const readSimple = front => load(front);

/** The same numbers for the same seed. */
function random(seed) {
  let state = seed + 1;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS =
  'the library circle learning people meet room every week free course open shelf card desk borrow return book reader staff group public morning evening question answer learn together bring friend page screen printer computer password email account city county bus tram street north south garden music history health recipe language story teacher helper begin finish join leave ask show read write listen'.split(
    ' ',
  );
