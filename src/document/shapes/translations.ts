/*
 * Texts in several languages, by the tags of the languages: `{en: …, pt_BR: …}`.
 */

/**
 * The tag of the best wanted language, or else of the first.
 *
 * @param languages the wanted languages, best first
 */
export function chooseLanguage(
  tags: readonly string[],
  languages: readonly string[],
): string | undefined {
  const wanted = languages.map(tag => tag.toLowerCase());
  return (
    wanted.map(want => tags.find(one => asTag(one) === want)).find(Boolean) ??
    wanted.map(want => tags.find(one => primary(one) === primary(want))).find(Boolean) ??
    tags[0]
  );
}

const names = new Intl.DisplayNames(['en'], {type: 'language', fallback: 'none'});

/** Languages by their tags. Asking for a name takes long. */
const known = new Map<string, boolean>();

/** Whether a key is the tag of a language that exists. */
export function isLanguage(key: string): boolean {
  if (!/^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,2}$/i.test(key)) return false;
  const tag = primary(key);
  const is = known.get(tag) ?? isNamed(tag);
  known.set(tag, is);
  return is;
}

function isNamed(tag: string): boolean {
  try {
    return names.of(tag) !== undefined;
  } catch {
    return false;
  }
}

function asTag(key: string): string {
  return key.replaceAll('_', '-').toLowerCase();
}

function primary(key: string): string {
  return asTag(key).split('-', 1)[0] ?? '';
}
