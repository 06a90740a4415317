import {readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {format, resolveConfig} from 'prettier';
import {root} from './install.mjs';
import {dist, filesOf, kB, nameOf, rows, sizesOf} from './measure.mjs';

/** `npm run sizes`: writes docs/sizes.md from the build in dist/. */
const loads = rows.map(row => {
  const {raw, gzip, brotli} = sizesOf(filesOf(row));
  return [row.name, kB(raw), kB(gzip), kB(brotli), kB(row.limit)];
});
const chunks = readdirSync(join(dist, 'chunks')).sort();
const files = ['welearn.js', 'welearn.global.js', ...chunks.map(name => `chunks/${name}`)].map(
  name => {
    const {raw, gzip, brotli} = sizesOf([join(dist, name)]);
    return [`\`${nameOf(name)}\``, kB(raw), kB(gzip), kB(brotli)];
  },
);

const text = `# Sizes

Written by \`npm run sizes\` after a build; do not edit it by hand. 1 kB is 1000 bytes, after minifying.

## A page loads

${table(['Page', 'Raw', 'gzip', 'Brotli', 'Limit (Brotli)'], loads)}

## Each file

${table(['File', 'Raw', 'gzip', 'Brotli'], files)}
`;
const target = join(root, 'docs/sizes.md');
writeFileSync(target, await format(text, {...(await resolveConfig(target)), filepath: target}));
console.log('Wrote docs/sizes.md');

function table(head, body) {
  return [head, head.map(() => '---'), ...body].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
