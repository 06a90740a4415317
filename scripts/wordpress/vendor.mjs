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
import {runApt} from '../packages.mjs';
import {privateApt} from './apt.mjs';

/**
 * Writes `wordpress/vendor/`: the PHP libraries that read YAML, Markdown and HTML, from Debian packages,
 * in a namespace of the plugin. Another plugin may bring the same library in another version,
 * and PHP knows only one class of a name. Decision 0010 explains the choice.
 *
 * Run it by hand to renew a library: `node scripts/wordpress/vendor.mjs`, on Debian. Each library comes from
 * the newest Debian release whose version runs on PHP 7.4. In a file only the
 * namespace changes, and a guard is added.
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

/** The files that are taken, by folder. The plugin does not need the others. */
const TAKEN = [
  [
    'Symfony/Component/Yaml',
    // The plugin has classes of its own for Inline and Tag\TaggedValue: see wordpress/includes/class-yaml.php.
    /^(Exception\/.*|Parser|ParserState|Unescaper|Yaml)\.php$/,
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

/** An interface of PHP 8 that the libraries name. WordPress has none for PHP 7.4. */
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

const work = mkdtempSync(join(tmpdir(), 'welearn-vendor-'));
const target = join(root, 'wordpress/vendor');
try {
  for (const [suite, packages] of Object.entries(PACKAGES)) {
    const env = privateApt(join(work, suite), suite);
    if (!runApt(['update'], env)) throw new Error(`Cannot get the package list of Debian ${suite}`);
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
  const names = new RegExp(`(?<![\\w\\\\])(\\\\?)(${VENDORS.join('|')})\\\\(?=[A-Z])`, 'g');
  code = code.replace(names, (_, slash, vendor) => `${slash}${OWN}${vendor}\\`);
  code = code.replace(/(?<!\w)\\Stringable\b/g, `\\${OWN}Stringable`);
  // A visitor who opens such a file by its address gets nothing, not an error with paths in it.
  const guard = "\nif (!\\defined('ABSPATH')) {\n    exit;\n}\n";
  code = code.replace(/^namespace [^;]+;\n/m, found => found + guard);
  const file = join(target, path);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, code);
}
