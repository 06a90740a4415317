import type {Facts} from './errors.js';
import {nameJson} from './slips/json.js';
import {nameToml} from './slips/toml.js';
import {nameYaml} from './slips/yaml.js';

/**
 * Recognises the slips that people make again and again, and says what to do about them. The parser's
 * own words name the sign that it stumbled over, which is seldom where the slip is.
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
