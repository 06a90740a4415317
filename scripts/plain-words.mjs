/** Words that begin a clause without a noun: "What is shown…", "Who types…", "Those that…". */
const WORDS = ['What', 'Whatever', 'Who', 'Whoever', 'Whom', 'Whose', 'Those', 'Where', 'Wherever'];
const BEGINNING = `^(${WORDS.join('|')}) (?=[a-z\`<])`;
/** Comments beside code, texts of tags, and names of tests begin in lower case. */
const IN_LOWER_CASE = new RegExp(BEGINNING, 'i');
const IN_MESSAGES = new RegExp(BEGINNING);
const TESTS = ['describe', 'it', 'test'];

/**
 * ESLint rule: no sentence of a comment, no message, and no name of a test begins with a clause
 * without a noun. Questions may begin so.
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
          check(comment, IN_LOWER_CASE, sentencesOf(comment));
      },
      Literal: node => {
        if (typeof node.value === 'string') check(node, patternOf(node), [node.value]);
      },
      TemplateLiteral: node => {
        const text = node.quasis.map(({value}) => value.raw).join('…');
        check(node, patternOf(node), [text]);
      },
    };
  },
};

function patternOf(text) {
  return isNameOfTest(text) ? IN_LOWER_CASE : IN_MESSAGES;
}

/** Whether a text names a test, as in `it('…')` and `describe.skip('…')`. */
function isNameOfTest(text) {
  const {type, callee, arguments: [first] = []} = text.parent;
  if (type !== 'CallExpression' || first !== text) return false;
  return TESTS.includes((callee.object ?? callee).name);
}

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
