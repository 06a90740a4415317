/** Words that begin a clause without a noun: "What is shown…", "Who types…", "Those that…". */
const WORDS = ['What', 'Whatever', 'Who', 'Whoever', 'Whom', 'Whose', 'Those', 'Where', 'Wherever'];
const BEGINNING = `^(${WORDS.join('|')}) (?=[a-z\`<])`;
/** Comments beside code, and texts of tags, begin in lower case. */
const IN_COMMENTS = new RegExp(BEGINNING, 'i');
const IN_MESSAGES = new RegExp(BEGINNING);

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
