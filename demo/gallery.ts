/**
 * The script of the gallery: shows the chosen look, keeps it in the address, and writes its code
 * for copying.
 */

const CONTENT: Readonly<Record<string, string>> = {
  en: 'about.md',
  de: 'gallery/de.md',
  ar: 'gallery/ar.md',
};

const form = find('.choices', HTMLFormElement);
const stage = find('.stage', HTMLElement);
const theme = find('#theme', HTMLLinkElement);
const elements = [...stage.children];

for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLSelectElement) field.value = value;
}
form.addEventListener('change', event => {
  const {target} = event;
  // Most people would forget the direction. They can change it back.
  if (target instanceof HTMLSelectElement && target.name === 'content') {
    const direction = form.elements.namedItem('dir');
    if (direction instanceof HTMLSelectElement) {
      direction.value = target.value === 'ar' ? 'rtl' : 'ltr';
    }
  }
  void show();
});
void show();

async function show(): Promise<void> {
  const data = new FormData(form);
  const values = new Map(
    [...data].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value] as const] : [],
    ),
  );
  const chosen = (name: string) => values.get(name) ?? '';
  history.replaceState(
    null,
    '',
    `?${new URLSearchParams([...values].map(pair => [...pair])).toString()}`,
  );

  stage.dir = chosen('dir');
  stage.lang = chosen('content');
  stage.dataset['scheme'] = chosen('scheme');
  stage.style.setProperty('--stage-width', chosen('width'));
  for (const element of elements) {
    element.setAttribute('appearance', chosen('appearance'));
    element.setAttribute('src', CONTENT[chosen('content')] ?? '');
  }
  await showCode(chosen('appearance'), chosen('theme'));
}

async function showCode(appearance: string, name: string): Promise<void> {
  const look = appearance === 'lined' ? '' : ` appearance="${appearance}"`;
  const link = `<link rel="stylesheet" href="/welearn/themes/${name}.css">\n`;
  const tags = ['welearn-about', 'welearn-faq'].map(
    tag => `<${tag} src="about.md"${look}></${tag}>`,
  );
  find('#html', HTMLElement).textContent = (name && link) + tags.join('\n');

  const url = `/src/themes/${name}.css`;
  theme.disabled = !name;
  if (name) theme.href = url;
  const code = name ? await (await fetch(url, {headers: {accept: 'text/css'}})).text() : '';
  find('#css', HTMLElement).textContent = code || '/* No theme: nothing to copy. */';
}

function find<T extends Element>(selector: string, type: new () => T): T {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`${selector} is missing from the page`);
  return element;
}

export {};
