import {execFileSync} from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {root} from '../install.mjs';
import {privateApt, runApt} from './apt.mjs';

/**
 * Writes `wordpress/vendor/`: the PHP libraries that read YAML, Markdown and HTML, from Debian's packages,
 * in a namespace of the plugin's own. Another plugin may bring the same library in another version,
 * and PHP knows one class of a name. Decision 0010 says why these.
 *
 * To be run by hand when a library is to be renewed: `node scripts/wordpress/vendor.mjs`, on Debian. Each
 * comes from the newest release of Debian's whose version runs on PHP 7.4.
 */
const OWN = 'WelearnElements\\Vendor\\';
const PACKAGES = {
  bookworm: [
    'php-symfony-yaml',
    'php-league-config',
    'php-dflydev-dot-access-data',
    'php-psr-event-dispatcher',
  ],
  forky: ['php-league-commonmark', 'php-masterminds-html5'],
};
const VENDORS = ['Dflydev', 'Symfony', 'League', 'Masterminds', 'Psr', 'Nette'];

/** What is taken, by folder; the rest is for purposes that the plugin does not have. */
const TAKEN = [
  [
    'Symfony/Component/Yaml',
    /^(Exception\/.*|Tag\/.*|Inline|Parser|ParserState|Unescaper|Yaml)\.php$/,
  ],
  [
    'League/Config',
    /^(ConfigurationAware|ConfigurationBuilder|Configuration|ConfigurationProvider)Interface\.php$|^MutableConfigurationInterface\.php$|^SchemaBuilderInterface\.php$/,
  ],
  ['Dflydev/DotAccessData', /\.php$/, /autoload/],
  [
    'Masterminds/HTML5',
    /^(Elements|Entities|Exception|InstructionProcessor|Parser\/(CharacterReference|DOMTreeBuilder|EventHandler|InputStream|ParseError|Scanner|Tokenizer|TreeBuildingRules|UTF8Utils))\.php$/,
  ],
  ['Psr/EventDispatcher', /^EventDispatcherInterface\.php$|^StoppableEventInterface\.php$/],
  [
    'League/CommonMark',
    /^(Delimiter|Event|Exception|Input|Node|Normalizer|Output|Parser|Reference|Renderer|Util)\/.*\.php$|^Environment\/\w+Interface\.php$|^Extension\/((Autolink|CommonMark|Strikethrough|Table|TaskList)\/.*|\w+Interface)\.php$|^Extension\/Attributes\/Util\/AttributesHelper\.php$|^Xml\/XmlNodeRendererInterface\.php$/,
    /^Node\/Query|^Util\/(SpecReader|HtmlFilterTest)|^Event\/ListenerData|^Normalizer\/Unique/,
  ],
];

/** An interface of PHP 8's, which the libraries name; WordPress brings none for PHP 7.4. */
const STRINGABLE = `<?php

namespace WelearnElements\\Vendor;

if (!\\defined('ABSPATH')) {
    exit;
}

interface Stringable
{
    public function __toString(): string;
}
`;

/** What is changed in them, beside the namespace. */
const CHANGES = {
  // Scalars stay as they are written: `a: No` is a text, `2018` and a date are, too. Tags are refused.
  'Symfony/Component/Yaml/Inline.php': [
    / {8}\$scalarLower = strtolower[^]*?\n {4}\}\n/,
    `        if ('' === $scalar || '~' === $scalar) {
            return null;
        }
        if ('!' === $scalar[0]) {
            throw new ParseException(sprintf('The tag of "%s" is not known here.', $scalar), self::$parsedLineNumber + 1, $scalar, self::$parsedFilename);
        }

        return $scalar;
    }
`,
  ],
};

const work = mkdtempSync(join(tmpdir(), 'welearn-vendor-'));
const target = join(root, 'wordpress/vendor');
try {
  for (const [suite, packages] of Object.entries(PACKAGES)) {
    const env = privateApt(join(work, suite), suite);
    if (!runApt(['update'], env)) throw new Error(`Debian's list of ${suite} cannot be had`);
    const options = {cwd: work, env: {...process.env, ...env}};
    execFileSync('apt-get', ['-qq', 'download', ...packages], options);
  }
  for (const name of debs()) execFileSync('dpkg-deb', ['-x', name, 'tree'], {cwd: work});
  rmSync(target, {recursive: true, force: true});
  for (const [folder, taken, left = /^$/] of TAKEN) {
    const from = join(work, 'tree/usr/share/php', folder);
    for (const name of readdirSync(from, {recursive: true}).sort()) {
      if (taken.test(name) && !left.test(name)) take(from, join(folder, name), name);
    }
  }
  for (const name of Object.values(PACKAGES).flat()) {
    cpSync(
      join(work, 'tree/usr/share/doc', name, 'copyright'),
      join(target, `${name}.copyright.txt`),
    );
  }
  writeFileSync(join(target, 'Stringable.php'), STRINGABLE);
  writeFileSync(
    join(target, 'VERSIONS.txt'),
    `From these Debian packages, by scripts/wordpress/vendor.mjs:\n\n${debs().join('\n')}\n`,
  );
} finally {
  rmSync(work, {recursive: true, force: true});
}

function debs() {
  return readdirSync(work).filter(name => name.endsWith('.deb'));
}

function take(from, path, name) {
  let code = readFileSync(join(from, name), 'utf8');
  const [old, changed] = CHANGES[path] ?? [];
  if (old && !old.test(code)) throw new Error(`${path} is another than it was`);
  if (old) code = code.replace(old, () => changed);
  const names = new RegExp(`(?<![\\w\\\\])(\\\\?)(${VENDORS.join('|')})\\\\(?=[A-Z])`, 'g');
  code = code.replace(names, (_, slash, vendor) => `${slash}${OWN}${vendor}\\`);
  code = code.replace(/(?<!\w)\\Stringable\b/g, `\\${OWN}Stringable`);
  // Whoever opens such a file by its address gets nothing, not an error with paths in it.
  const guard = "\nif (!\\defined('ABSPATH')) {\n    exit;\n}\n";
  code = code.replace(/^namespace [^;]+;\n/m, found => found + guard);
  const file = join(target, path);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, code);
}
