import {type Form, offsetOfLine, writeItem, Yaml} from './edit-yaml.js';
import {yamlExtents} from './formats/yaml.js';
import type {Draft, Entry} from './model.js';
import {dedent, read, type Reading} from './read.js';
import {recognise} from './recognise.js';
import {writeValue} from './write.js';

export type {Field, Form} from './edit-yaml.js';

/** A document that is open in a form. */
export interface OpenDocument {
  readonly form: Form;
  /**
   * Writes the values of a form into the author's text. Everything else stays as it is written: other
   * keys, comments, the order, the way in which texts are quoted.
   *
   * @throws Error if the written text does not say what the form says
   */
  readonly write: (form: Form) => Promise<string>;
}

/**
 * Opens a document for editing in a form.
 *
 * @returns `undefined` if values cannot be replaced in place: in other formats than YAML and Markdown, in
 * other shapes than the documented one, in several languages, or where values refer to each other
 */
export async function openDocument(source: string): Promise<OpenDocument | undefined> {
  const {text} = dedent(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const found = await understand(text);
  if (!found) return undefined;
  const {reading, draft} = found;
  const form = formOf(draft);
  const write = layOut(text, reading, draft.faq);
  if (!write) return undefined;
  return {
    form,
    write: async wanted => {
      const isUnmoved = wanted.faq.every(({origin}, i) => origin === i);
      if (isUnmoved && isSame(form, wanted)) return source;
      const written = write(form, wanted);
      const back = await understand(written);
      if (!back || !isSame(formOf(back.draft), wanted) || !keepsRest(draft, back.draft, wanted))
        throw new Error('The written document differs from the form.');
      return written;
    },
  };
}

/** Reads a text in the documented shape. */
async function understand(text: string): Promise<{reading: Reading; draft: Draft} | undefined> {
  try {
    const reading = await read(text);
    const {draft, shape, isTranslated, isCut} = await recognise(reading);
    const isOurs = !shape && !isTranslated && !isCut && !draft.faq.some(({isBody}) => isBody);
    return isOurs ? {reading, draft} : undefined;
  } catch {
    return undefined; // The text has a mistake, which `check` explains.
  }
}

function formOf({title = '', about = '', faq_title = '', faq}: Draft): Form {
  const fields = faq.map(({q, a, topic, hidden}, origin) => ({
    ...{origin, q, topic, hidden},
    a: a.trimEnd(),
  }));
  return {title, about: about.trim(), faq_title, faq: fields};
}

/** Whether two forms say the same. */
function isSame(one: Form, other: Form): boolean {
  const [own, others] = [one, other].map(({title, about, faq_title, faq}) =>
    JSON.stringify([
      ...[title, about, faq_title].map(text => text.trim()),
      faq.map(({q, a, topic, hidden}) => [q.trim(), a.trimEnd(), topic.trim(), hidden]),
    ]),
  );
  return own === others;
}

/** Whether a document still has the values that no field shows. */
function keepsRest(before: Draft, after: Draft, {faq}: Form): boolean {
  const [own, others] = [before, after].map(({lang, layout, bundles}) =>
    JSON.stringify([lang, layout, bundles]),
  );
  const ids = faq.map(({origin}) => before.faq[origin ?? -1]?.id ?? '');
  return own === others && ids.every((id, i) => after.faq[i]?.id === id);
}

/** Finds the lines of a document's values. Returns a function that replaces them. */
function layOut(
  text: string,
  {value, data, markdown}: Reading,
  entries: readonly Entry[],
): ((form: Form, wanted: Form) => string) | undefined {
  if (!data) return value === null ? (_, wanted) => writeForm(wanted) : undefined;
  const from = offsetOfLine(text, data.line);
  if (data.syntax !== 'YAML' || !text.startsWith(data.text, from)) return undefined;
  try {
    const extents = yamlExtents(data.text);
    const yaml = new Yaml(data.text, extents, value, entries);
    const below = from + data.text.length;
    const body = markdown ? offsetOfLine(text, markdown.line) : text.length;
    const inBody = !yaml.hasAbout && text.length > below;
    return (form, wanted) => {
      const about = wanted.about.trim();
      const isSame = !inBody || form.about.trim() === about;
      const fence = text.slice(below, body).trimEnd();
      const tail = isSame ? text.slice(below) : `${fence}\n${about && `\n${about}\n`}`;
      return text.slice(0, from) + yaml.write(form, wanted, inBody) + tail;
    };
  } catch {
    return undefined; // The reader has forgiven mistakes, or the values lie in other ways.
  }
}

/** A new document with the values of a form. */
export function writeForm({title, about, faq_title, faq}: Form): string {
  const body = about.trim() && `${about.trim()}\n`;
  if (!title.trim() && !faq_title.trim() && !faq.length) return body;
  const head = Object.entries({title, faq_title})
    .filter(([, value]) => value.trim())
    .flatMap(([key, value]) => writeValue(key, value.trim()));
  const list = faq.length ? ['faq:', ...faq.flatMap(field => writeItem(field, '', 2))] : [];
  return `---\n${[...head, ...list].join('\n')}\n---\n${body && `\n${body}`}`;
}
