/**
 * Shows the document that the address names, in a frame of a page that allows no scripts:
 * `embed.html?src=about.md&searchable`.
 *
 * Anybody can write such an address. So it chooses a document and its look, but brings no content
 * or style of its own, and the policy in embed.html admits documents of this site alone.
 */
const FORBIDDEN = ['data', 'base', 'bundles', 'stylesheet'];
const asked = new URLSearchParams(location.search);

document.querySelector('#advice').hidden = asked.has('src');
if (asked.has('src')) await show();

async function show() {
  const parts = ['about', 'faq'];
  const chosen = parts.filter(part => part === asked.get('element'));
  const elements = await Promise.all((chosen.length ? chosen : parts).map(create));
  addTheme(asked.get('theme'));
  addEventListener('welearn-load', useLanguage);
  document.body.append(...elements);
  new ResizeObserver(tellHeight).observe(document.body);
}

/** Creates an element with those of its attributes that the address has. */
async function create(part) {
  const name = `welearn-${part}`;
  const {observedAttributes} = await customElements.whenDefined(name);
  const element = document.createElement(name);
  for (const attribute of observedAttributes) {
    const value = asked.get(attribute);
    if (value !== null && !FORBIDDEN.includes(attribute)) element.setAttribute(attribute, value);
  }
  return element;
}

/** Links one of the themes beside this file. */
function addTheme(name) {
  if (!/^[a-z-]+$/.test(name ?? '')) return;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `themes/${name}.css`;
  document.head.append(link);
}

/** The frame is a page of its own, which has no other language than that of its document. */
function useLanguage({detail}) {
  const lang = asked.get('lang') ?? detail.document.lang;
  if (lang) document.documentElement.lang = lang;
}

/** Tells the page around how high the frame must be to need no scroll bar. */
function tellHeight() {
  const {height} = document.documentElement.getBoundingClientRect();
  parent.postMessage({welearnHeight: Math.ceil(height)}, '*');
}
