import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const sheets = readdirSync(src, {recursive: true}).filter(name => name.endsWith('.css'));

/** Properties and values that mean left or right regardless of text direction. */
const PHYSICAL = [
  /(?<![-\w])(?:left|right)\s*:/,
  /-(?:left|right)(?:-\w+)?\s*:/,
  /:[^;{}]*(?<![-\w.'"])(?:left|right)(?![-\w'"])/,
];
/** `margin: 1px 2px 3px 4px`: the second is right, the fourth left. */
const FOUR = /(?:margin|padding|inset|border-(?:width|style|color|radius))\s*:\s*([^;{}]+)/;

/** The chevron rotates by itself, and points down in either direction. */
const TURNED = /^border-width: 0 ([\d.]+em) \1 0$/;

function physical(declaration) {
  const values = FOUR.exec(declaration)?.[1].match(/(?:[^\s(]|\((?:[^()]|\([^)]*\))*\))+/g) ?? [];
  const isLopsided = values.length === 4 && values[1] !== values[3];
  return isLopsided || PHYSICAL.some(pattern => pattern.test(declaration));
}

describe('the style sheets', () => {
  it('would be caught if they favoured a direction', () => {
    const ones =
      'margin-left: 1px|right: 0|text-align: left|float: right|padding: 1px 2px 3px 4px|border-top-left-radius: 1px|scroll-margin-right: 2px';
    for (const one of ones.split('|')) assert.ok(physical(one), one);
    for (const one of [
      'text-align: start',
      'margin: 1px 2px 3px 2px',
      'padding: calc(var(--x) * 2) 0',
      'inset-inline-end: 0',
    ]) {
      assert.ok(!physical(one), one);
    }
  });

  for (const name of sheets) {
    it(`favour no direction in ${name}`, () => {
      const css = readFileSync(join(src, name), 'utf8').replace(/\/\*[^]*?\*\//g, '');
      const declarations = css.match(/[-\w]+\s*:\s*[^;{}]+;/g) ?? [];
      assert.ok(declarations.length > 3);
      const found = declarations.map(one => one.replace(';', '')).filter(physical);
      assert.deepEqual(
        found.filter(one => !TURNED.test(one)),
        [],
      );
    });
  }

  it('know the same languages that run from right to left', () => {
    const lists = ['themes/plain.css', 'view/declared.css'].map(name => {
      const [, list] = /:lang\(([^)]+)\)[^{]*\{\s*direction: rtl/.exec(
        readFileSync(join(src, name), 'utf8'),
      );
      return list.split(', ');
    });
    assert.deepEqual(lists[0], lists[1]);
    for (const language of lists[0]) {
      const {script} = new Intl.Locale(language).maximize();
      assert.ok(['Arab', 'Hebr', 'Thaa'].includes(script), language);
    }
  });
});
