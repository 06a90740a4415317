import type {Plurals} from './en.js';

/**
 * A text with a number, in the form that the number needs, and with the number as it is written there.
 *
 * @param language a BCP 47 tag: the language of the text
 */
export function counted(forms: Plurals, count: number, language: string): string {
  const text = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return text.replace('{count}', () => new Intl.NumberFormat(language).format(count));
}
