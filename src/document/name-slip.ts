import type {Facts} from './errors.js';
import {nameJson} from './slips/json.js';
import {nameToml} from './slips/toml.js';
import {nameYaml} from './slips/yaml.js';

/**
 * Recognises common slips, and says how to mend them. The message of a parser names the character
 * where it stopped, which is seldom where the slip is.
 */
export function nameSlip(facts: Facts, text: string): Facts {
  const lines = text.split('\n');
  const at = facts.line ?? 1;
  const name = {JSON: nameJson, YAML: nameYaml, TOML: nameToml}[facts.expected ?? ''];
  const slip = name?.(lines, at, facts.column ?? 1, facts.found ?? '');
  if (!slip) return facts;
  const [cure, line, column] = slip;
  return {...facts, cure, line, column};
}
