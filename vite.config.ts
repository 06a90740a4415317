import {readdirSync, readFileSync} from 'node:fs';
import {minify} from 'terser';
import {defineConfig, type Plugin, type UserConfig} from 'vite';

/** What the entry shares with its chunks: one file, not one a module. */
const CORE =
  /node_modules\/(lit\/(?!directives)|lit-\w+\/(?!directives\/repeat)|@lit\/)|src\/(content\/slotted|document\/(errors|html-page|limits)|events|faq\/fragment|strings\/en|view\/(bare|choice))\.ts/;

/** What every document needs: one file, for each is compressed by itself. */
const DOCUMENT =
  /node_modules\/marked\/|src\/(document\/(compose|dedent|identify|json|merge|path|position|read|structure|validate)|markdown\/(?!purify|placeholders|inspect)\w+|view\/(prose|heading|anchor|ancestors)|faq\/(?!clipboard|controls|copy|expand|feedback|fragment|loaders|markup|memory|previews|reveal|search|structured)[\w-]+)\.(ts|css)/;

/**
 * What js-yaml has and documents do not need: schemas that make numbers, dates and the like of scalars,
 * what only writes YAML, and the place in the words of its errors. A bundler cannot leave it out by itself, for it is built
 * when the module is loaded, or is the default of something.
 */
const leanYaml: Plugin = {
  name: 'lean-yaml',
  transform(code, id) {
    if (!id.endsWith('/js-yaml.mjs')) return null;
    const lean = [
      [/\n\tschema: CORE_SCHEMA,/, '\n\tschema: FAILSAFE_SCHEMA,'],
      [/\nvar DUMP_SCHEMA = .*?\n\}\);/s, '\nvar DUMP_SCHEMA;'],
      [/\n\t\tmark\.snippet = makeSnippet\(mark\);/, ''],
      [/\n\t\tif \(Error\.captureStackTrace\).*/, ''],
      [/(?<=this\.message = )formatError\(this, false\)/, 'reason'],
      [/\n\ttoString\(compact\) \{\n.*\n\t\}/, ''],
      [/^\t+(?:identify|represent(?:TagName)?): (?:.*\{\n(?:\t\t.*\n)*?\t\}|.*[^{\n]),?\n/gm, ''],
      [/^var \w+ = (?=new Schema\(|define\w+Tag\(|\w+_SCHEMA\.withTags\()/gm, '$&/* @__PURE__ */ '],
    ] as const;
    for (const [pattern] of lean) {
      if (code.search(pattern) < 0)
        this.error(`js-yaml is another than it was: ${String(pattern)}`);
    }
    return {code: lean.reduce((text, [from, to]) => text.replace(from, to), code), map: null};
  },
};

/** What marked does for options that nobody sets here, and its own instance, which is not used. */
const leanMarked: Plugin = {
  name: 'lean-marked',
  transform(code, id) {
    if (!id.endsWith('/marked.esm.js')) return null;
    const options = ['pedantic', 'breaks', 'extensions', 'walkTokens', 'silent'];
    const lean = options.reduce(
      (text, name) => text.replaceAll(`this.options.${name}`, '(void 0)'),
      code.replaceAll('this.options.gfm', '(!0)'),
    );
    const unused = [
      [/(?<=,\w+=)(?=g\()/g, '/* @__PURE__ */ '],
      [/(?<=\{normal:\w+,gfm:\w+),(?:breaks:\w+,)?pedantic:\w+(?=\})/g, ''],
      [
        /\b(?:outputLinkReplace|listReplaceNesting|spaceLine|pedanticHrefTitle):\/.*?\/\w*,(?=\w+:)/g,
        '',
      ],
      [/\bpedanticHeadingBeginRegex:.*?,(?=\w+:)/, ''],
      // The rules of those options, and of Markdown without GitHub's additions where those replace them.
      [/,\w+=\{\.\.\.\w+,html:g\([^]*?\("lheading",\w+\)\.getRegex\(\)\}(?=,)/, ''],
      [/,\w+=\{\.\.\.\w+,emStrongLDelim:(?:\w+,\w+:){3}g\([^]*?\}(?=,\w+=\{)/, ''],
      [/,\w+=\{\.\.\.\w+,br:g\([^]*?\}(?=,\w+=\{)/, ''],
      [/(?<=,lheading:)\w+(?=,list:\w+,newline:\w+,paragraph:\w+,table:(\w+),)/, '$1'],
      [/(?<=,newline:\w+,paragraph:)\w+(?=,table:(\w+),)/, '$1'],
      [
        /(?<=,delRDelim:(\w+),)emStrongLDelim:\w+,emStrongRDelimAst:\w+(?=,)/,
        'emStrongLDelim:$1,emStrongRDelimAst:$1',
      ],
      [/(?<=\{return)\{async:!1,[^}]*\}/, '{}'],
      [/static get rules\(\).*?(?=lex\(\w+\)\{)/, ''],
      [/;var \w+=new \w+;function \w+\(\w,\w\)\{return \w+\.parse\([^]*(?=export\{)/, ';'],
      [
        /(?<=export\{.*),\w+ as (?:Marked|lexer|marked|options|parse|parseInline|parser|setOptions|use|walkTokens)\b/g,
        '',
      ],
    ] as const;
    for (const [pattern] of unused) {
      if (lean.search(pattern) < 0) this.error(`marked is another than it was: ${String(pattern)}`);
    }
    return {code: unused.reduce((text, [from, to]) => text.replace(from, to), lean), map: null};
  },
};

/**
 * What Lit does for decorators, for attributes that reflect, for templates of SVG, for `ref`, for polyfills, and for
 * browsers that are older than ours. A source that begins to use one of these fails to build.
 */
const leanLit: Plugin = {
  name: 'lean-lit',
  transform(code, id) {
    const file = /\/(css-tag|reactive-element|lit-html|lit-element)\.js$/.exec(id)?.[1];
    const missing =
      /\breflect:|\bimport \{[^}]*\b(svg|mathml)\b[^}]*\} from ['"]lit|['"]lit\/(decorators|directives\/ref)/;
    if (id.includes('/src/') && missing.test(code)) {
      this.error('leanLit in vite.config.ts leaves this out of Lit.');
    }
    if (!file || !id.includes('node_modules')) return null;
    const unused = {
      'css-tag': [[/(?<=,e=)t\.ShadowRoot&&.*?(?=,s=)/, '!0']],
      'reactive-element': [
        [
          /case Boolean:t=t\?l:null;break;case Object:case Array:t=null==t\?t:JSON\.stringify\(t\)/,
          '',
        ],
        [/case Object:case Array:try\{i=JSON\.parse\(t\)\}catch\(t\)\{i=null\}/, ''],
        [/p\?\.\(\{ReactiveElement:y\}\),/, ''],
        [/Symbol\.metadata\?\?=Symbol\("metadata"\),a\.litPropertyMetadata\?\?=new WeakMap;/, ''],
        [/const t=this\[Symbol\.metadata\];if\(null!==t\)\{.*?\}(?=this\._\$Eh=new Map)/, ''],
        [/static addInitializer\(t\)\{.*?\}(?=static get observed)/, ''],
        [/,void 0!==t\.l&&\(this\.l=\[\.\.\.t\.l\]\)/, ''],
        [/,this\.constructor\.l\?\.forEach\(t=>t\(this\)\)/, ''],
        [/_\$ET\(t,s\)\{.*?\}(?=_\$AK\(t,s\))/, ''],
        [/this\._\$Eq&&=this\._\$Eq\.forEach\(.*?\),(?=this\._\$EM\(\)\}updated)/, ''],
        [/,!0===e&&this\._\$Em!==t&&\(this\._\$Eq\?\?=new Set\)\.add\(t\)(?=\)\}async)/, ''],
      ],
      'lit-html': [
        [/B\?\.\(S,k\),/, ''],
        [/(?<=,l=)2===i\?"<svg>":3===i\?"<math>":""/, '""'],
        [/\+\(2===i\?"<\/svg>":3===i\?"<\/math>":""\)/, ''],
        [/2===i\|\|3===i/, '!1'],
        [/6===r\.type&&\(i=new Z\(h,this,t\)\)/, '0'],
        [/(?<=const j=\{)M:h.*?(?=I:k,)|(?<=I:k),H,.*?(?=\},B=)/g, ''],
      ],
      'lit-element': [
        [/,s\.litElementHydrateSupport\?\.\(\{LitElement:i\}\);/, ';'],
        [/o\?\.\(\{LitElement:i\}\);/, ''],
      ],
    }[file] as [RegExp, string][];
    for (const [pattern] of unused) {
      if (code.search(pattern) < 0) this.error(`Lit is another than it was: ${String(pattern)}`);
    }
    return {code: unused.reduce((text, [from, to]) => text.replace(from, to), code), map: null};
  },
};

/**
 * Where modules share a chunk, their exports become an object, by a helper of the bundler's. It would
 * stumble over what an old script of the page has added to all objects.
 */
const bareExports: Plugin = {
  name: 'bare-exports',
  transform(code, id) {
    if (!id.includes('rolldown/runtime')) return null;
    const bare = code.replace(
      /(?<=__exportAll = )\(all, no_symbols\) => \{[^]*?return target;\s*\}/,
      `all => {
        const target = {__proto__: null};
        for (const name of Object.keys(all))
          __defProp(target, name, {__proto__: null, get: all[name]});
        return target;
      }`,
    );
    return {code: bare, map: null};
  },
};

/** The bundler's minifier goes over a file once. Terser finds more, and is slower: 0.9 kB of 44. */
const smaller: Plugin = {
  name: 'smaller',
  apply: (_config, {mode}) => mode === 'production' || mode === 'global',
  async generateBundle({format}, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      // Nothing here calls a method or an arrow with "new".
      const compress = {passes: 3, ecma: 2020, unsafe_arrows: true, unsafe_methods: true} as const;
      // What is left of lines and indentation is in templates, where one space says the same.
      const {code} = await minify(file.code.replace(/\n {2,}/g, ' '), {
        module: format === 'es',
        compress,
      });
      file.code = code ?? file.code;
    }
  },
};

/** What is published as it is written: what editors check documents with, and the themes. */
const asWritten: Plugin = {
  name: 'as-written',
  apply: (_config, {mode}) => mode === 'production',
  generateBundle() {
    const themes = readdirSync('src/themes').map(name => [`themes/${name}`, `src/themes/${name}`]);
    const files = [['document.schema.json', 'src/document/document.schema.json'], ...themes];
    for (const [fileName = '', path = ''] of files) {
      this.emitFile({type: 'asset', fileName, source: readFileSync(path)});
    }
  },
};

/**
 * Builds of the same source into `dist/`, one a mode:
 *
 * - `production`: `welearn.js`, the script tag, with everything it needs in chunks beside it;
 * - `modules`: `index.js` and the two classes for npm, whose dependencies stay imports so that a
 *   site's bundler keeps one copy of each;
 * - `global`: `welearn.global.js`, the script tag as one classic script;
 * - `node`: `cli.js`, the command `welearn`;
 * - `wordpress`: not into `dist/`, but for the plugin: what the editor checks a document with.
 */
const builds: Record<string, UserConfig['build']> = {
  production: {
    emptyOutDir: true,
    license: {fileName: 'THIRD-PARTY-LICENSES.md'},
    lib: {entry: 'src/welearn.ts', formats: ['es'], fileName: () => 'welearn.js'},
    rolldownOptions: {
      output: {
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: true,
        codeSplitting: {
          groups: [
            {name: 'core', test: CORE},
            {name: 'document', test: DOCUMENT},
          ],
        },
      },
    },
  },
  modules: {
    lib: {
      entry: ['src/index.ts', 'src/welearn-about.ts', 'src/welearn-faq.ts'],
      formats: ['es'],
    },
    minify: false,
    rolldownOptions: {
      external: /^(lit|marked|js-yaml|dompurify|minisearch|toml-eslint-parser)(\/|$)/,
      output: {chunkFileNames: 'modules/[name]-[hash].js'},
    },
  },
  node: {
    ssr: 'src/prerender/cli.ts',
    target: 'node20',
    rolldownOptions: {output: {entryFileNames: 'cli.js', codeSplitting: false}},
  },
  wordpress: {
    lib: {entry: 'src/check/check.ts', formats: ['es'], fileName: () => 'check.js'},
    rolldownOptions: {output: {codeSplitting: false, minify: true}},
  },
  global: {
    // A name is asked for by Vite; nothing is exported, so none is set.
    lib: {
      entry: 'src/welearn.ts',
      formats: ['iife'],
      name: 'welearn',
      fileName: () => 'welearn.global.js',
    },
    rolldownOptions: {output: {codeSplitting: false, minify: true}},
  },
};

export default defineConfig(({mode}) => ({
  publicDir: false,
  plugins: [leanYaml, leanMarked, leanLit, bareExports, smaller, asWritten],
  // The command line starts faster as one file, and needs no folder of dependencies.
  ssr: {noExternal: true},
  build: {
    outDir: 'dist',
    target: 'es2022',
    cssTarget: ['chrome131', 'firefox132', 'safari18.1'],
    emptyOutDir: false,
    reportCompressedSize: false,
    ...builds[mode],
  },
}));
