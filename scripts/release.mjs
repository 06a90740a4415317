import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {download, folder, name, version} from './download.mjs';
import {root} from './install.mjs';
import {zip} from './zip.mjs';

/**
 * `npm run release`: writes everything that a release offers to `release/`. The same source gives the
 * same bytes. `--to=folder` names another folder. In `RELEASE_SITE`, `https://…/` is the folder on the web
 * from which WordPress updates the plugin.
 */
const {values} = parseArgs({options: {to: {type: 'string'}}});
const {RELEASE_SITE} = process.env;
const target = resolve(root, values.to ?? 'release');
const {integrity} = JSON.parse(readFileSync(join(root, 'dist/integrity.json'), 'utf8'));

rmSync(target, {recursive: true, force: true});
mkdirSync(target, {recursive: true});

// Both zips have the same name until the plugin's gets another.
const plugin = `${name}-wordpress-${version}.zip`;
const site = RELEASE_SITE ? [`--site=${RELEASE_SITE}`] : [];
run(process.execPath, join(root, 'scripts/wordpress/build.mjs'), `--to=${target}`, ...site);
renameSync(join(target, `${folder}.zip`), join(target, plugin));
const news = JSON.parse(readFileSync(join(target, `${folder}.json`), 'utf8'));
rmSync(join(target, `${folder}.json`));
writeJson('wordpress-update.json', {...news, package: plugin});

write(`${folder}.zip`, zip(folder, download()));
run('npm', 'pack', '--silent', '--pack-destination', target);
for (const file of ['integrity.json', 'importmap.json']) {
  cpSync(join(root, 'dist', file), join(target, file));
}

writeJson('sbom.cdx.json', billOfMaterials());
write('notes.md', notes());
const sums = readdirSync(target).map(file => {
  const hash = createHash('sha256').update(readFileSync(join(target, file)));
  return `${hash.digest('hex')}  ${file}\n`;
});
write('SHA256SUMS', sums.join(''));
console.log(`${readFileSync(join(target, 'notes.md'), 'utf8')}\n${sums.join('')}\nin ${target}`);

/** The changes of this version, and the script tag for pages that load the package from a CDN. */
function notes() {
  const changes = readFileSync(join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  const own = changes.find(part => part.startsWith(`[${version}]`)) ?? changes[1];
  return `${own.slice(own.indexOf('\n')).trim()}

### From a CDN, once published on npm

\`\`\`html
<script
  type="module"
  src="https://cdn.jsdelivr.net/npm/${name}@${version}/dist/welearn.js"
  integrity="${integrity['welearn.js']}"
  crossorigin="anonymous"
></script>
\`\`\`
`;
}

/**
 * Everything that ships. npm 11 leaves out packages that a development package needs, too, so it reads a lockfile
 * without these. Its random number and its time would differ in each release of the same source.
 */
function billOfMaterials() {
  const [manifest, lock] = ['package.json', 'package-lock.json'].map(file =>
    JSON.parse(readFileSync(join(root, file), 'utf8')),
  );
  delete manifest.devDependencies;
  delete lock.packages[''].devDependencies;
  const shipped = Object.entries(lock.packages).filter(([, {dev}]) => !dev);
  const parent = mkdtempSync(join(tmpdir(), 'welearn-bill-'));
  const cwd = join(parent, name); // npm calls the package after its folder
  mkdirSync(cwd);
  writeFileSync(join(cwd, 'package.json'), JSON.stringify(manifest));
  const packages = Object.fromEntries(shipped);
  writeFileSync(join(cwd, 'package-lock.json'), JSON.stringify({...lock, packages}));
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const bill = JSON.parse(execFileSync('npm', args, {cwd}));
  rmSync(parent, {recursive: true});
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  bill.components.push(...phpLibraries());
  return bill;
}

/** The libraries in the WordPress plugin, which are Debian's. */
function phpLibraries() {
  const versions = readFileSync(join(root, 'wordpress/vendor/VERSIONS.txt'), 'utf8');
  return Array.from(versions.matchAll(/^(.+)_(.+)_all\.deb$/gm), ([, name, version]) => ({
    type: 'library',
    name,
    version,
    purl: `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=all`,
  }));
}

function run(command, ...args) {
  return execFileSync(command, args, {cwd: root, encoding: 'utf8'});
}

function write(file, content) {
  writeFileSync(join(target, file), content);
}

function writeJson(file, value) {
  write(file, `${JSON.stringify(value, null, 2)}\n`);
}
