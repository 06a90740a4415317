/** Words that begin a clause without a noun: "What is shown…", "Who types…", "Those that…". */
const WORDS = ['What', 'Whatever', 'Who', 'Whoever', 'Whom', 'Whose', 'Those', 'Where', 'Wherever'];
const BEGINNING = `^(${WORDS.join('|')}) (?=[a-z\`<])`;
/** Comments beside code, and texts of tags, begin in lower case. */
const IN_COMMENTS = new RegExp(BEGINNING, 'i');
const IN_MESSAGES = new RegExp(BEGINNING);

/**
 * Files whose comments still have such beginnings. Rewrite them when you work on a file, and remove
 * it here: a test keeps the list true.
 */
export const toDo = [
  'src/events.ts',
  'src/faq/address.ts',
  'src/faq/controls.ts',
  'src/faq/disclosure.ts',
  'src/faq/features.ts',
  'src/faq/markup.ts',
  'src/faq/memory.ts',
  'src/faq/previews.ts',
  'src/faq/question-item.ts',
  'src/faq/question-list.ts',
  'src/faq/reveal.ts',
  'src/faq/search-items.ts',
  'src/faq/search.ts',
  'src/faq/structured-data.ts',
  'src/faq/targets.ts',
  'src/faq/topics.ts',
  'src/html/conform.ts',
  'src/html/inspect.ts',
  'src/html/links.ts',
  'src/html/markdown.ts',
  'src/html/plain.ts',
  'src/html/purify.ts',
  'src/html/render.ts',
  'src/html/sanitize.ts',
  'src/load/cache.ts',
  'src/load/explain.ts',
  'src/load/fetch.ts',
  'src/load/html-children.ts',
  'src/load/inline.ts',
  'src/load/load.ts',
  'src/load/parsed.ts',
  'src/load/remote.ts',
  'src/load/slotted.ts',
  'src/load/sources.ts',
  'src/search/catalogue.ts',
  'src/search/find.ts',
  'src/search/fuzzy.ts',
  'src/search/marks.ts',
  'src/search/passage.ts',
  'src/search/words.ts',
  'src/view/anchor.ts',
  'src/view/design.ts',
  'src/view/fragment.ts',
  'src/view/language.ts',
  'src/view/prose.ts',
  'src/view/speak.ts',
  'src/welearn-element.ts',
  'src/welearn-faq.ts',
  'src/welearn.ts',
];

/**
 * ESLint rule: no sentence of a comment, and no message, begins with a clause without a noun.
 * Questions may begin so.
 */
export const nounFirst = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      noun: 'Begin with a noun or a verb, not with "{{word}}". See "Words" in docs/conventions.md.',
    },
  },
  create({sourceCode, report}) {
    const check = (node, pattern, sentences) => {
      const statements = sentences.filter(sentence => !sentence.endsWith('?'));
      const word = statements.map(sentence => pattern.exec(sentence)?.[1]).find(Boolean);
      if (word) report({loc: node.loc, messageId: 'noun', data: {word}});
    };
    return {
      Program: () => {
        for (const comment of sourceCode.getAllComments())
          check(comment, IN_COMMENTS, sentencesOf(comment));
      },
      Literal: node => {
        if (typeof node.value === 'string') check(node, IN_MESSAGES, [node.value]);
      },
      TemplateLiteral: node => check(node, IN_MESSAGES, [node.quasis[0].value.raw]),
    };
  },
};

/** The sentences of a comment. A tag of JSDoc, and an item of a list, begin a new one. */
function sentencesOf({value}) {
  return value
    .replace(/^[ \t]*\*[ \t]?/gm, '')
    .split(/\n[ \t]*\n|\n[ \t]*(?=[@-])|(?<=[.!?]["”]?)\s+/)
    .map(sentence =>
      sentence
        .replace(/\s+/g, ' ')
        .replace(/^ ?(?:@\w+|-) ?/, '')
        .trim(),
    );
}
