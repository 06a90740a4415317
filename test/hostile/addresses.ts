import type {Writer} from './vectors.js';

const each = (text: string, write: (character: string, code: number) => string): string =>
  Array.from(text, character => write(character, character.codePointAt(0) ?? 0)).join('');

const scheme = (address: string): string => address.slice(0, address.indexOf(':'));

/** Inserts something into the middle of the scheme. */
const inside = (text: string) => (address: string) => address.replace(/^..../, `$&${text}`);

/** Spellings of an address that a browser or a reader still takes for the same one. */
const SPELLINGS: readonly ((address: string) => string)[] = [
  address => address,
  address => address.toUpperCase().replace('PARENT.HIT', 'parent.hit'),
  address => each(address, (character, code) => (code % 2 ? character.toUpperCase() : character)),
  // Character references.
  address => each(address, (_, code) => `&#${code};`),
  address => each(address, (_, code) => `&#${String(code).padStart(7, '0')}`),
  address => each(address, (_, code) => `&#x${code.toString(16)};`),
  address => each(address, (_, code) => `&#X${code.toString(16).toUpperCase()};`),
  address => each(address, (_, code) => `&#x${code.toString(16).padStart(6, '0')}`),
  address => `&#${address.charCodeAt(0)};${address.slice(1)}`,
  address => address.replace(':', '&colon;'),
  address => address.replace(':', '&#58;'),
  address => address.replace(':', '&#58'),
  address => address.replace(':', '&#x3A;'),
  address => address.replace(':', '&amp;colon;'),
  address => address.replaceAll('(', '&lpar;').replaceAll(')', '&rpar;'),
  inside('&Tab;'),
  inside('&NewLine;'),
  inside('&#9;'),
  inside('&#x0A;'),
  inside('&#13;'),
  inside('&#0;'),
  inside('&shy;'),
  inside('&ZeroWidthSpace;'),
  address => `&#1;${address}`,
  address => `&#14;${address}`,
  address => `&nbsp;${address}`,
  address => ` &#32;&Tab;&NewLine;${address}`,
  // The characters themselves.
  inside('\t'),
  inside('\n'),
  inside('\r\n'),
  inside('\0'),
  inside('\u00AD'),
  inside('\u200B'),
  inside('\uFEFF'),
  address => address.replace(':', '\t:'),
  address => address.replace(':', '\n:'),
  address => address.replace(':', ' :'),
  address => `\u0001${address}`,
  address => `\u0001\u0002\u001F ${address}`,
  address => `\u000B${address}`,
  address => `\u007F${address}`,
  address => `\u00A0${address}`,
  address => `\u1680${address}`,
  address => `\u2028${address}`,
  address => `\u202E${address}`,
  address => `\u3000${address}`,
  address => `\uFEFF${address}`,
  address => address.replace(':', '\uFF1A'),
  address => address.replace('s', '\u017F'),
  address => address.replace('a', '\u0430'),
  // Escapes of other languages.
  address => encodeURI(each(scheme(address), (_, code) => `%${code.toString(16)}`)) + ':x',
  address => address.replace(':', '%3A'),
  address => address.replace(/^./, character => `%${character.charCodeAt(0).toString(16)}`),
  address => `%20${address}`,
  address => `%0A${address}`,
  address => address.replace(/^./, character => `\\${character}`),
  address => address.replace(':', '\\:'),
  address => each(scheme(address), (_, code) => `\\u00${code.toString(16)}`) + ':x',
  address => address.replace('(', '\\(').replace(')', '\\)'),
  // Surrounding characters.
  address => `${scheme(address)}://%0A${address.slice(scheme(address).length + 1)}`,
  address => `${scheme(address)}:/*x*/${address.slice(scheme(address).length + 1)}`,
  address => `${scheme(address)}:"x",${address.slice(scheme(address).length + 1)}`,
  address => `//${address}`,
  address => `\\\\${address}`,
  address => `:${address}`,
  address => `x:${address}`,
  address => `http:${address}`,
  address => `https:/${address}`,
  address => `mailto:${address}`,
  address => `tel:"onclick=${address}`,
  address => `#"onclick=${address}`,
  address => `www.${address}`,
  address => `feed:${address}`,
  address => `view-source:${address}`,
];

/** Syntax of Markdown and HTML that takes an address. */
const PLACES = {
  link: address => `[x](${address})`,
  pointedLink: address => `[x](<${address}>)`,
  reference: address => `[x]\n\n[x]: ${address}`,
  autolink: address => `<${address}>`,
  image: address => `![x](${address})`,
  anchor: address => `<a href="${address.replaceAll('"', '&quot;')}">x</a>`,
  picture: address => `<img src="${address.replaceAll('"', '&quot;')}" alt=x>`,
  form: address => `<form action="${address}"><button>x</button></form>`,
} as const satisfies Record<string, (address: string) => string>;

/** Addresses that lead out of the web, or run something when fetched, read or passed on. */
const SCHEMES: readonly ((run: string, leak: string) => string)[] = [
  run => `vbscript:${run}`,
  run => `livescript:${run}`,
  run => `mocha:${run}`,
  run => `x-javascript:${run}`,
  run => `data:text/html,<script>${run}</script>`,
  run => `data:text/html;base64,${btoa(`<script>${run}</script>`)}`,
  run => `data:image/svg+xml,<svg onload=${run}>`,
  run => `data:application/xhtml+xml;base64,${btoa(`<script>${run}</script>`)}`,
  run => `data:text/javascript,${run}`,
  run => `data:,${run}`,
  (_, leak) => `blob:${leak}`,
  (_, leak) => `filesystem:${leak}`,
  (_, leak) => `view-source:${leak}`,
  (_, leak) => `jar:${leak}!/x`,
  (_, leak) => `feed:${leak}`,
  (_, leak) => `mhtml:${leak}!x`,
  (_, leak) => leak.replace('http:', 'ftp:'),
  (_, leak) => leak.replace('http:', 'ws:'),
  (_, leak) => leak.replace('http:', 'file:'),
  run => `file:///etc/passwd#${run}`,
  run => `about:blank#${run}`,
  run => `about:srcdoc?${run}`,
  run => `intent://x#Intent;scheme=javascript;S.x=${run};end`,
  run => `ms-word:ofe|u|${run}`,
  run => `ms-msdt:/id ${run}`,
  run => `search-ms:query=${run}`,
  run => `ms-settings:${run}`,
  run => `chrome://settings/${run}`,
  run => `chrome-extension://x/${run}`,
  run => `moz-extension://x/${run}`,
  run => `resource://x/${run}`,
  run => `res://x/${run}`,
  run => `ssh://-oProxyCommand=${run}`,
  run => `skype:${run}`,
  run => `sms:1?body=${run}`,
  run => `steam://run/${run}`,
  run => `market://x?${run}`,
  run => `itms-services://?${run}`,
  run => `magnet:?xt=${run}`,
  run => `urn:x:${run}`,
  run => `cid:${run}`,
  run => `ldap://x/${run}`,
  run => `gopher://x/${run}`,
  run => `javascript:${run}`,
];

/** Every attribute that holds, or has held, an address. */
const ATTRIBUTES =
  'a.ping a.attributionsrc a.urn applet.codebase applet.archive area.href audio.src base.href bgsound.src blockquote.cite body.background button.formaction command.icon del.cite div.background div.itemid div.src div.href embed.src embed.pluginspage fencedframe.src form.action frame.src frame.longdesc head.profile html.manifest iframe.src iframe.longdesc img.srcset img.longdesc img.dynsrc img.lowsrc img.usemap img.attributionsrc input.src input.formaction ins.cite isindex.action link.href link.imagesrcset menuitem.icon object.data object.classid object.codebase object.archive p.href p.src param.value q.cite script.src script.href source.src source.srcset span.href table.background tbody.background td.background th.background thead.background tr.background track.src video.src video.poster xml.src';

/** An attribute with the address, in a table if its element needs one. */
const attribute = (name: string) => {
  const [element = '', key = ''] = name.split('.');
  return (address: string) => `<${element} ${key}="${address}" rel=stylesheet>x</${element}>`;
};

/** Links and images with forbidden addresses. */
export const ADDRESSES: readonly Writer[] = [
  ...SPELLINGS.flatMap(spell =>
    (['link', 'pointedLink', 'autolink', 'reference', 'anchor'] as const).map(
      (place): Writer =>
        run =>
          PLACES[place](spell(`javascript:${run}`)),
    ),
  ),
  ...SCHEMES.flatMap(write =>
    (['pointedLink', 'image', 'autolink', 'anchor', 'picture', 'form'] as const).map(
      (place): Writer =>
        (run, leak) =>
          PLACES[place](write(run, leak)),
    ),
  ),
  ...ATTRIBUTES.split(' ').flatMap((name): Writer[] => [
    run => attribute(name)(`javascript:${run}`),
    (_, leak) => attribute(name)(leak),
  ]),
];
