import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {phpText} from './plugin.mjs';
import {php} from './site/alone.mjs';

const valueOf = values =>
  php(
    `return array_map( array( 'WelearnElements\\Theme', 'value' ), json_decode( ${phpText(JSON.stringify(values))}, true ) );`,
  );

describe('a value of a theme or a block in WordPress', () => {
  it('is kept if it is a colour, a length, a family or a gradient', () => {
    const values = [
      '#a1b2c3',
      'rgba(0, 0, 0, .5)',
      'oklch(60% 0.2 30 / 50%)',
      'color-mix(in srgb, var(--a), transparent 20%)',
      'clamp(1rem, calc(1rem + 2vw), min(3rem, 5vh))',
      '"Open Sans", sans-serif',
      'linear-gradient(135deg, rgb(6, 147, 227) 0%, #9b51e0 100%)',
    ];
    assert.deepEqual(valueOf(values), values);
    assert.deepEqual(valueOf(['var:preset|color|accent-1']), [
      'var(--wp--preset--color--accent-1)',
    ]);
  });

  it('is refused if it could load a file, or end the declaration', () => {
    const hostile = [
      'url(//elsewhere.example/t.gif)',
      'src("//elsewhere.example/t.gif")',
      'image("//elsewhere.example/t.gif")',
      'image-set("//elsewhere.example/t.gif" 1x)',
      '-webkit-image-set("//elsewhere.example/t.gif" 1x)',
      'cross-fade("//elsewhere.example/t.gif", red)',
      'paint(worklet)',
      'element(#a)',
      'red;background:red',
      'red}*{color:red',
      'u\\72l(//elsewhere.example)',
      'var(--a',
      'ur/**/l(//elsewhere.example)',
    ];
    assert.deepEqual(
      valueOf(hostile).filter(value => value !== ''),
      [],
    );
  });
});
