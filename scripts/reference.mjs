import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {format, resolveConfig} from 'prettier';
import {root} from './install.mjs';

/** The page that `npm run manifest` writes from `custom-elements.json`. */
export const target = join(root, 'docs/reference.md');

/** The text of docs/reference.md. */
export async function reference() {
  const {modules} = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
  const [about, faq] = modules.flatMap(({declarations}) => declarations.filter(isElement));
  const chapters = CHAPTERS.map(chapter => write(chapter, about, faq));
  const text = [INTRODUCTION, ...chapters].join('\n\n');
  return format(text, {...(await resolveConfig(target)), filepath: target});
}

const isElement = ({tagName}) => tagName;

const INTRODUCTION = `# Reference

Everything that you can set, style and listen to. \`npm run manifest\` writes this page from the source; do not edit it by hand.

Each attribute is also a property of the element, with its name in camel case: \`heading-level\` is \`headingLevel\`. An attribute that is
"present or not" is \`true\` or \`false\` as a property; the empty text, as some templates set it, counts as \`true\`. A value that an attribute does not
know counts as its default, and the console warns.`;

const code = text => `\`${text}\``;

/** The values of a type in words, as they are written into an attribute. */
function values({text}) {
  const known = {boolean: 'present or not', number: 'number', unknown: 'JSON'};
  const choices = text.match(/'[^']+'/g)?.map(value => code(value.slice(1, -1)));
  return choices?.join(' ') ?? known[text] ?? 'text';
}

/** A default that an attribute may have; the others are that it is absent. */
function initial(value = '') {
  return ['', 'null', 'false'].includes(value) ? '' : code(value.replaceAll("'", ''));
}

const call = ({name, parameters = []}) =>
  code(`${name}(${parameters.map(parameter => parameter.name).join(', ')})`);

const CHAPTERS = [
  {
    title: 'Attributes',
    key: 'attributes',
    head: ['Attribute', 'Values', 'Default', 'Meaning'],
    row: ({name, type, default: value}) => [code(name), values(type), initial(value)],
  },
  {
    title: 'Properties and methods',
    text: 'Besides a property for each attribute:',
    key: 'members',
    isListed: ({kind, attribute}) => kind === 'method' || !attribute,
    head: ['Name', 'Gives or does'],
    row: member => [member.kind === 'method' ? call(member) : code(member.name)],
  },
  {
    title: 'Events',
    text: 'All bubble up to the page. [Scripting](scripting.md) has an example, and [analytics](analytics.md) recipes.',
    key: 'events',
    head: ['Event', 'When'],
    row: ({name}) => [code(name)],
  },
  {
    title: 'Slots',
    text: 'Slots take your own HTML: a child with `slot="…"`, or without it.',
    key: 'slots',
    head: ['Slot', 'Holds or does'],
    row: ({name}) => [name ? code(name) : 'none'],
  },
  {
    title: 'Parts',
    text: 'For `welearn-faq::part(question)` and the like in your style sheet. [Theming](theming.md#parts) has a picture with their names.',
    key: 'cssParts',
    head: ['Part', 'Styles'],
    row: ({name}) => [code(name)],
  },
  {
    title: 'Custom properties',
    text: 'Set them in your style sheet, on the elements or on anything around them: [theming](theming.md#change-the-accent).',
    key: 'cssProperties',
    head: ['Property', 'Default', 'Sets'],
    row: ({name, default: value}) => [code(name), initial(value)],
  },
  {
    title: 'States',
    text: 'For selectors such as `welearn-faq:state(empty)`: [theming](theming.md#states).',
    key: 'cssStates',
    head: ['State', 'Meaning'],
    row: ({name}) => [code(`:state(${name})`)],
  },
];

/** A chapter: first what both elements have, then what only one has, or has in its own way. */
function write({title, text = '', key, isListed = () => true, head, row}, about, faq) {
  const [ofAbout, ofFaq] = [about, faq].map(element => element[key].filter(isListed));
  const has = (list, one) =>
    list.some(({name, description}) => name === one.name && description === one.description);
  const both = ofFaq.filter(one => has(ofAbout, one));
  const tables = [
    ['Both elements', both],
    ['`<welearn-faq>`', ofFaq.filter(one => !has(both, one))],
    ['`<welearn-about>`', ofAbout.filter(one => !has(both, one))],
  ];
  const written = tables
    .filter(([, members]) => members.length)
    .map(([name, members]) => `**${name}**\n\n${table(head, members, row)}`);
  return [`## ${title}`, text, ...written].filter(Boolean).join('\n\n');
}

function table(head, members, row) {
  const body = members.map(one => [...row(one), one.description.replaceAll('\n', ' ')]);
  const escaped = body.map(cells => cells.map(cell => cell.replaceAll('|', '\\|')));
  return [head, head.map(() => '---'), ...escaped]
    .map(cells => `| ${cells.join(' | ')} |`)
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(target, await reference());
  console.log('Wrote docs/reference.md');
}
