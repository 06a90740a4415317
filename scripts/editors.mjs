import {cpSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {generateJetBrainsWebTypes} from 'custom-element-jet-brains-integration';
import {generateVsCodeCustomElementData} from 'custom-element-vs-code-integration';
import {format, resolveConfig} from 'prettier';
import {root} from './install.mjs';

/**
 * Writes what editors and frameworks read into `dist/`, from `custom-elements.json`: data for VS Code and JetBrains'
 * editors, and the types of attributes and events, on which those of `types/` build.
 */
const dist = join(root, 'dist');
const read = () => JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8'));
const elementsOf = ({modules}) =>
  modules.flatMap(({declarations}) => declarations.filter(({tagName}) => tagName));

// The tools change the manifest that they get, so each reads it anew.
const quiet = {outdir: dist, hideLogs: true};
generateVsCodeCustomElementData(read(), {
  ...quiet,
  cssFileName: null,
  hideCssPropertiesDocs: true,
});
generateVsCodeCustomElementData(withOwnProperties(read()), {...quiet, htmlFileName: null});
generateJetBrainsWebTypes(read(), {...quiet, packageJson: false, hideCssPropertiesDocs: true});

cpSync(join(root, 'types'), dist, {recursive: true});
const target = join(dist, 'attributes.d.ts');
const types = await format(attributeTypes(elementsOf(read())), {
  ...(await resolveConfig(join(root, 'package.json'))),
  filepath: target,
});
writeFileSync(target, types);

/** The manifest, in which a custom property that two elements read stands once. */
function withOwnProperties(manifest) {
  const seen = new Set();
  for (const element of elementsOf(manifest).toReversed()) {
    element.cssProperties = element.cssProperties.filter(({name}) => !seen.has(name));
    for (const {name} of element.cssProperties) seen.add(name);
  }
  return manifest;
}

function attributeTypes(elements) {
  const names = elements.flatMap(({name, events}) => [name, ...events.map(({type}) => type.text)]);
  const imported = [...new Set(names)].filter(name => name.endsWith('Event'));
  return `
    import type {${imported.join(', ')}} from './index.js';

    /** Listeners as attributes: \`onwelearn-load\` and the like. */
    export type Handlers<Events> = {
      [Name in keyof Events & string as \`on\${Name}\`]?: ((event: Events[Name]) => void) | undefined;
    };
    ${elements.map(typesOf).join('\n')}`;
}

function typesOf({name, tagName, attributes, events}) {
  // The frameworks themselves know \`lang\`.
  const own = attributes.filter(({fieldName}) => fieldName);
  return `
    /** Attributes of \`<${tagName}>\`, by their names in HTML and as properties. */
    export interface ${name}Attributes {
      ${own.map(attributeType).join('\n')}
    }

    /** Events of \`<${tagName}>\`. */
    export interface ${name}Events {
      ${events.map(event => `${comment(event)}\n'${event.name}': ${event.type.text};`).join('\n')}
    }`;
}

/** An attribute may be given under its own name and under that of its property. */
function attributeType({name, fieldName, type, description}) {
  const property = member(fieldName, propertyType(type.text), description);
  if (name === fieldName) return property;
  const written = type.text === 'number' ? 'number | `${number}`' : propertyType(type.text);
  return `${property}\n${member(`'${name}'`, written, description)}`;
}

/** A boolean attribute that is written without a value is an empty text in some templates. */
function propertyType(text) {
  return text === 'boolean' ? "boolean | ''" : text;
}

function member(name, type, description) {
  return `${comment({description})}\n${name}?: ${type} | undefined;`;
}

function comment({description}) {
  return `/**\n * ${description.replaceAll('\n', '\n * ')}\n */`;
}
