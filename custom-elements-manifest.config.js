/** Keeps only the exports of the package's entry in the manifest. */
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

/** Attributes whose name differs from their property's; `false` for properties without one. */
const attributeOf = new Map();
/** Properties marked `@internal`. */
const internal = new Set();

/** Types that name a choice of texts, such as `'lined' | 'plain'`, by their names. */
const choices = new Map();

/** Reads the types that name a choice: editors complete its values, not the name. */
const declaredChoices = () => ({
  name: 'declared-choices',
  analyzePhase({ts, node}) {
    if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) return;
    const isText = ({literal}) => literal && ts.isStringLiteral(literal);
    const {types} = node.type;
    const values = () => types.map(one => one.getText()).join(' | ');
    if (types.every(isText)) choices.set(node.name.text, values());
  },
});

/** Reads `static properties`, which the analyzer understands only in part. */
const declaredProperties = () => ({
  name: 'declared-properties',
  analyzePhase({ts, node}) {
    const name = node.name?.text;
    if (ts.isPropertyDeclaration(node) && ts.getJSDocTags(node).some(isInternal))
      internal.add(name);
    if (!ts.isPropertyAssignment(node) || !isDeclared(ts, node)) return;
    const options = node.initializer.properties ?? [];
    const {initializer} = options.find(({name}) => name.text === 'attribute') ?? {};
    if (initializer) attributeOf.set(name, initializer.text ?? false);
  },
});

/** Whether a node is in an element's `static properties`. */
const isDeclared = (ts, {parent}) =>
  ts.isPropertyDeclaration(parent.parent) && parent.parent.name.text === 'properties';

const isInternal = ({tagName}) => tagName.text === 'internal';

function tidy(declaration) {
  const {members, events, attributes} = declaration;
  if (members) declaration.members = members.filter(isPublic);
  for (const member of declaration.members ?? []) {
    const attribute = attributeOf.get(member.name);
    if (attribute) member.attribute = attribute;
  }
  for (const {type} of [...(members ?? []), ...(attributes ?? [])]) {
    if (type) type.text = choices.get(type.text) ?? type.text;
  }
  if (attributes) declaration.attributes = attributes.flatMap(withName);
  // Drops undescribed events, which have no name.
  if (events) declaration.events = events.filter(({name}) => name);
}

function withName(attribute) {
  const name = attributeOf.get(attribute.fieldName) ?? attribute.name;
  return name === false ? [] : [{...attribute, name}];
}

const isPublic = ({name, privacy = 'public'}) =>
  privacy === 'public' && !name.startsWith('#') && !internal.has(name);

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts'],
  outdir: '.',
  litelement: true,
  packagejson: false, // written by hand
  plugins: [declaredChoices(), declaredProperties(), publicOnly()],
};
