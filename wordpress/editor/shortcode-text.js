/** A quotation mark written as an entity. Inside of straight marks it belongs to the text. */
const ENTITY = '\uE000';

const QUOTES = `"'\`´«»‹›„“”‟‚‘’‛″′${ENTITY}`;
const SPACES = '\\s\\u00A0\\u200B\\u2060\\uFEFF';
const NAME = '[\\p{L}\\p{N}_-]+';

const LINK = /<a\s([^<>]*)>((?:[^<]|<(?!\/?a[\s>]))*)(?:<\/a\s*>)?/gi;
const HREF = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/i;
const ADDRESS = /^\s*(?:https?:|www\.|\/)\S*\s*$/i;
const HOLDS_ADDRESS = /(?:src|url|href|file|base|stylesheet|bundles)\s*[=:][^=]*$/i;
const SWALLOWED = /(?:&quot;|&#0?(?:34|39|93|822[01]);|%22|%27|%5D|%E2%80%9[CD]|\])+$/i;

const NAMED = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
};

/**
 * Reads `src="…" searchable` as its author means it: with curly quotation marks, entities, no-break spaces, and
 * links in place of addresses. The server does the same in includes/class-shortcode-text.php.
 *
 * @param text behind the shortcode's name
 * @param flags names of attributes without a value
 * @returns texts by attribute, and true for those without a value
 */
export function readAttributes(text, flags) {
  const plain = plainText(text);
  const given = {};
  const spaces = new RegExp(`[${SPACES},;/]+`, 'uy');
  const head = new RegExp(`(${NAME})\\s*(?:=|:(?=\\s*(?:[${QUOTES}]|https?:)))\\s*`, 'uy');
  const word = new RegExp(`[^${SPACES},;]+`, 'uy');
  const take = (pattern, at) => {
    pattern.lastIndex = at;
    return pattern.exec(plain);
  };
  for (let at = 0; at < plain.length;) {
    const gap = take(spaces, at);
    if (gap) {
      at += gap[0].length;
      continue;
    }
    const named = take(head, at);
    if (named) {
      at += named[0].length;
      const value = readValue(plain, at, flags);
      at += value.length;
      given[named[1].toLowerCase()] = bare(value);
      continue;
    }
    const [found] = take(word, at) ?? [plain[at]];
    at += found.length;
    const name = bare(found);
    if (ADDRESS.test(name) && name !== '/') given.src ??= name;
    else if (name) given[name.toLowerCase()] = true;
  }
  return given;
}

/** The value at an offset, with its quotation marks. */
function readValue(text, at, flags) {
  const mark = text[at];
  if (mark === '"' || mark === "'") {
    const end = text.indexOf(mark, at + 1);
    const value = end < 0 ? '' : text.slice(at, end + 1);
    // Without its last mark, a text would end where the next attribute begins.
    const hasNext = new RegExp(`[${SPACES}${QUOTES}]${NAME}\\s*=\\s*["']$`, 'u');
    if (value && !hasNext.test(value)) return value;
  }
  const rest = text.slice(at);
  if (!mark || !QUOTES.includes(mark)) return new RegExp(`^[^${SPACES}]*`, 'u').exec(rest)[0];
  // Curly marks stand inside of texts, too: the text ends before the next attribute.
  const flag = `[${QUOTES}][${SPACES},;]+[${QUOTES}]?(?:${flags.join('|')})(?![\\w-])`;
  const next = new RegExp(`[${SPACES}${QUOTES},;](?:${NAME}\\s*=)|${flag}`, 'u');
  const found = next.exec(rest.slice(1));
  if (!found) return rest;
  const end = found.index + 1;
  // The mark before a flag belongs to the value.
  return rest.slice(0, QUOTES.includes(rest[end]) ? end + 1 : end);
}

/** The text without tags and entities. Of a link counts its address where one is wanted. */
function plainText(text) {
  const unlinked = text.replace(LINK, (link, tag, words, at) => {
    const isAddress =
      ADDRESS.test(decode(words)) || HOLDS_ADDRESS.test(text.slice(Math.max(0, at - 100), at));
    const href = HREF.exec(tag);
    if (!isAddress || !href) return words;
    const address = (href[1] ?? href[2] ?? href[3]).trim();
    return address.replace(SWALLOWED, '"').replaceAll(' ', '%20');
  });
  const untagged = unlinked
    .replace(/<(?:br|\/?(?:p|div|li))\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '');
  return decode(untagged.replace(/&(?:quot|#0*34|#x0*22);/gi, ENTITY));
}

function decode(text) {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
    (entity, ten, hex, name) => {
      if (name) return NAMED[name.toLowerCase()] ?? entity;
      const code = ten ? Number(ten) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}

/** A text without the marks and spaces at its ends. */
function bare(text) {
  const edge = `[${SPACES}${QUOTES},;]`;
  const start = text.replace(new RegExp(`^${edge}+`, 'u'), '');
  return start.replace(new RegExp(`(?<!${edge})${edge}+$`, 'u'), '').replaceAll(ENTITY, '"');
}
