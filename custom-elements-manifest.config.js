/** Leaves in the manifest what others may use, which is what the package's entry exports. */
const publicOnly = () => ({
  name: 'public-only',
  packageLinkPhase({customElementsManifest: manifest}) {
    const entry = manifest.modules.find(({path}) => path === 'src/index.ts');
    const exported = entry?.exports.map(({declaration}) => declaration) ?? [];
    const isExported = (path, name) =>
      exported.some(to => source(to.module) === path && [name, '*'].includes(to.name));

    for (const module of manifest.modules) {
      module.declarations = module.declarations.filter(({name}) => isExported(module.path, name));
      module.exports = module.exports.filter(
        ({kind, name}) => kind === 'custom-element-definition' || isExported(module.path, name),
      );
      for (const declaration of module.declarations) tidy(declaration);
    }
    manifest.modules = manifest.modules
      .filter(({path, exports}) => path !== 'src/index.ts' && exports.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  },
});

/** The analyzer writes one module as `./a.js`, `/src/a.js` or `src/a.js`. */
const source = module => module.replace(/^(\.\/|\/?src\/)/, 'src/').replace(/\.js$/, '.ts');

function tidy(declaration) {
  const {members, events} = declaration;
  if (members) declaration.members = members.filter(isPublic);
  // An event that is fired without being described has no name, and tells nobody anything.
  if (events) declaration.events = events.filter(({name}) => name);
}

const isPublic = ({name, privacy = 'public'}) => privacy === 'public' && !name.startsWith('#');

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false, // which is written by hand
  plugins: [publicOnly()],
};
