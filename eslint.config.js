import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import noOnlyTests from 'eslint-plugin-no-only-tests';
import wc from 'eslint-plugin-wc';
import {defineConfig} from 'eslint/config';
import tseslint from 'typescript-eslint';
import {nounFirst} from './scripts/plain-words.mjs';

/**
 * Imports allowed in each folder of `src`, besides its own files. Data flows from `load` through
 * `document` and `html` to `view`. The view and the features know the elements as types only;
 * `help` is imported when something is wrong.
 */
const layers = {
  document: ['help'],
  locales: ['element'],
  html: ['document'],
  help: ['document', 'html', 'element'],
  load: ['document', 'html', 'help', 'element', 'view/index.js'],
  view: ['document', 'html', 'element', 'features', 'welearn-(about|faq).js'],
  features: ['document', 'html', 'help', 'element', 'locales', 'view', 'welearn-faq.js'],
  element: ['document', 'load', 'locales', 'view', 'features', 'help', 'welearn-(about|faq).js'],
  page: ['document', 'load', 'element', 'help'],
  cli: ['document', 'element', 'load', 'html', 'help', 'page', 'render.js'],
};

/** Packages, and the folders that may import them. */
const doors = {
  marked: ['document', 'html'],
  dompurify: ['html'],
  'js-yaml': ['document', 'help'],
  minisearch: ['features'],
  'toml-eslint-parser': ['document'],
};

/** A document must be readable without a browser, for example by `welearn check`. */
const browserGlobals = [
  ...['window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage'],
  ...['customElements', 'HTMLElement', 'Element', 'Node', 'DOMParser', 'fetch'],
];

export default defineConfig(
  {ignores: ['dist/', 'build/', 'release/', 'site/', 'coverage/', '.cache/']},
  // They need the frameworks, which only test/package/frameworks.test.mjs installs.
  {ignores: ['types/']},

  {
    files: ['**/*.{js,mjs}'],
    extends: [tseslint.configs.strict],
  },
  {
    files: ['**/*.ts'],
    // The frameworks of the recipes are not installed here. Each is compiled in test/package/recipes.test.mjs.
    ignores: ['recipes/**'],
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
  {files: ['recipes/**/*.ts'], languageOptions: {parser: tseslint.parser}},
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      // It does not know `.textContent`. The tests with axe look at the names themselves.
      'lit-a11y/accessible-name': 'off',
      'max-lines': ['error', {max: 440, skipBlankLines: true, skipComments: true}],
    },
  },

  {
    files: ['{src,test,scripts,bench,demo,download,recipes}/**/*.{ts,js,mjs}', '*.js', '*.ts'],
    plugins: {words: {rules: {'noun-first': nounFirst}}},
    rules: {'words/noun-first': 'error'},
  },

  Object.entries(layers).flatMap(([folder, from]) => [
    {files: [`src/${folder}/*`], rules: restrictImports(folder, from, 1)},
    {files: [`src/${folder}/*/*`], rules: restrictImports(folder, from, 2)},
  ]),
  {
    files: ['src/**'],
    ignores: ['src/cli/**'],
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
    files: ['src/document/**', 'src/help/**'],
    ignores: ['src/help/debug.ts'],
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
    files: ['test/**/*.mjs'],
    ignores: ['test/until-in.mjs', 'test/runner/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {property: 'waitForFunction', message: 'It asks once a frame. Use untilIn().'},
      ],
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

/** Forbids other imports than the layers allow, static or dynamic. */
function restrictImports(folder, from, depth) {
  const closed = Object.keys(doors).filter(name => !doors[name].includes(folder));
  const names = from.map(name => name.replaceAll('.', '\\.')).join('|') || '(?!)';
  const within = ['\\./', '\\.\\./(?!\\.)'].slice(0, depth);
  const allowed = [...within, `(\\.\\./){${depth}}(${names})(/|$)`].join('|');
  const forbidden = [
    {
      regex: `^(?!${allowed})\\.`,
      message: 'This import is not among those that `layers` in eslint.config.js allows.',
    },
    {regex: '(^|/)welearn\\.js$|^(\\.\\./)+index\\.js$', message: 'Do not import an entry point.'},
    ...closed.map(name => ({
      regex: `^${name}($|/)`,
      message: `Only src/${doors[name].join('/ and src/')}/ imports ${name}.`,
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
