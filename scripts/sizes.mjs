import {readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {format, resolveConfig} from 'prettier';
import {root} from './install.mjs';
import {dist, filesOf, kB, nameOf, rows, sizesOf, views} from './measure.mjs';

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
/** Bytes of the headers of an answer, which is all that "304 Not Modified" has. */
const HEADERS = 300;
const million = (requests, bytes) => {
  const sum = bytes + requests * HEADERS;
  return [`${requests} million`, `${(sum / 1000).toFixed(1)} GB`];
};
const costs = views.map(view => {
  const documents = view.documents ? [join(root, 'demo/about.md')] : [];
  const files = [...filesOf(view), ...documents];
  const {gzip, brotli} = sizesOf(files);
  const requests = files.length;
  const [asked, compressed] = million(requests, brotli);
  return [
    view.name,
    asked,
    million(requests, gzip)[1],
    compressed,
    ...million(documents.length, 0),
  ];
});

const text = `# Sizes

Written by \`npm run sizes\` after a build; do not edit it by hand. 1 kB is 1000 bytes, after minifying.

## A page loads

${table(['Page', 'Raw', 'gzip', 'Brotli', 'Limit (Brotli)'], loads)}

## A million page views

The requests and bytes that the elements add, behind the settings of [docs/hosting.md](hosting.md). The document is that of
the demo; visitors who return ask whether it has changed. Each answer counts ${HEADERS} bytes more, for its headers.

${table(['Page', 'New visitors', 'gzip', 'Brotli', 'Returning', 'Bytes'], costs)}

## Each file

${table(['File', 'Raw', 'gzip', 'Brotli'], files)}
`;
const target = join(root, 'docs/sizes.md');
writeFileSync(target, await format(text, {...(await resolveConfig(target)), filepath: target}));
console.log('Wrote docs/sizes.md');

function table(head, body) {
  return [head, head.map(() => '---'), ...body].map(cells => `| ${cells.join(' | ')} |`).join('\n');
}
