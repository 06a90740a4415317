import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import noOnlyTests from 'eslint-plugin-no-only-tests';
import wc from 'eslint-plugin-wc';
import {defineConfig} from 'eslint/config';
import tseslint from 'typescript-eslint';
import {nounFirst, toDo} from './scripts/plain-words.mjs';

/**
 * Imports run downward only: entry → elements → load, view, faq → html → document, strings. Here is what each folder of
 * `src`, or file, may import from outside itself. What shows something knows the type of the element that it is shown in.
 */
const elements = ['../welearn-element.js', '../welearn-faq.js'];
const layers = [
  {files: 'src/document/**', from: []},
  {files: 'src/strings/**', from: []},
  {files: 'src/html/**', from: ['../document/', '../strings/']},
  {files: 'src/search/**', from: []},
  {files: 'src/load/**', from: ['../document/', '../html/', '../view/']},
  ...['src/view/**', 'src/faq/**'].map(files => ({
    files,
    from: [
      ...['../document/', '../strings/', '../html/', '../view/', '../faq/', '../search/'],
      '../events.js',
      ...elements,
    ],
  })),
  {files: 'src/check/**', from: ['../document/', '../html/']},
  {files: 'src/debug/**', from: ['../document/', '../check/', '../view/']},
  {files: 'src/prerender/**', from: ['../document/', '../html/', '../load/', '../check/']},
  {files: 'src/events.ts', from: ['./document/']},
  {files: 'src/*.ts', ignores: ['src/events.ts'], from: []},
];

/** Packages with one door into the source. */
const doors = {
  marked: 'html',
  dompurify: 'html',
  'js-yaml': 'document',
  minisearch: 'search',
  'toml-eslint-parser': 'document',
};

/** What a document is must be readable without a browser, by `welearn check` for one. */
const browserGlobals = [
  ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage'],
  ...['customElements', 'HTMLElement', 'Element', 'Node', 'DOMParser', 'fetch'],
];

export default defineConfig(
  {ignores: ['dist/', 'build/', 'coverage/', '.cache/']},

  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.strict],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {project: './tsconfig.json', tsconfigRootDir: import.meta.dirname},
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      'max-lines': ['error', {max: 400, skipBlankLines: true, skipComments: true}],
    },
  },

  {
    files: ['src/**/*.ts', 'scripts/*.mjs'],
    ignores: ['src/strings/**', ...toDo],
    plugins: {words: {rules: {'noun-first': nounFirst}}},
    rules: {'words/noun-first': 'error'},
  },

  layers.map(({files, ignores = [], from}) => ({
    files: [files],
    ignores,
    rules: restrictImports(files, from),
  })),
  {
    files: ['src/**'],
    ignores: ['src/prerender/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'Array',
          property: 'from',
          message: 'MooTools and Prototype.js replace it. Spread what is iterable.',
        },
        {
          property: 'entries',
          allowObjects: ['Object'],
          message: 'Prototype.js replaces that of arrays. Use forEach, or a counter.',
        },
      ],
    },
  },
  {
    files: ['src/document/**', 'src/check/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...browserGlobals.map(name => ({name, message: 'This folder runs without a browser.'})),
      ],
    },
  },

  {
    files: ['test/**'],
    plugins: {'no-only-tests': noOnlyTests},
    rules: {
      'no-only-tests/no-only-tests': 'error',
      // `expect(found).to.be.true` is an expression that does its work.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // A plugin of chai's declares that `equal` returns a promise; it compares at once.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {allowForKnownSafeCalls: [{from: 'package', package: 'chai', name: 'Equal'}]},
      ],
    },
  },
);

/** Forbids the imports that do not fit the layers, be they declared or awaited. */
function restrictImports(files, from) {
  const folder = files.split('/')[1];
  const closed = Object.keys(doors).filter(name => doors[name] !== folder);
  const allowed = ['\\./', ...from.map(path => path.replaceAll('.', '\\.'))].join('|');
  const forbidden = [
    {
      regex: `^(?!${allowed})\\.`,
      message: 'Imports run downward only: see the layers in eslint.config.js.',
    },
    {regex: '(^|/)(welearn|index)\\.js$', message: 'Nobody imports an entry.'},
    ...closed.map(name => ({
      regex: `^${name}($|/)`,
      message: `Only src/${doors[name]}/ imports ${name}.`,
    })),
  ];
  return {
    'no-restricted-imports': ['error', {patterns: forbidden}],
    'no-restricted-syntax': [
      'error',
      ...forbidden.map(({regex, message}) => ({
        selector: `:matches(ImportExpression, TSImportType)[source.value=/${regex.replaceAll('/', '\\u002F')}/]`,
        message,
      })),
    ],
  };
}
