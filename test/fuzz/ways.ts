import type {Page} from '../elements/support.js';
import type {WelearnAbout} from '../../src/welearn-about.js';
import type {WelearnFaq} from '../../src/welearn-faq.js';

/** An element in the page once it shows its content, or has failed. */
export async function settled<T extends WelearnAbout | WelearnFaq>(element: T): Promise<T> {
  const isOver = new Promise(resolve => {
    for (const type of ['welearn-load', 'welearn-error']) element.addEventListener(type, resolve);
  });
  document.body.append(element);
  await isOver;
  await element.updateComplete;
  return element;
}

let paths = 0;

const ways = (page: Page) => ({
  src: async (content: string) => {
    const path = `/${String(paths++)}.md`;
    await page.server.serve(path, content);
    const faq = document.createElement('welearn-faq');
    faq.src = page.server.url(path);
    return faq;
  },
  'a script inside': (content: string) => {
    const faq = document.createElement('welearn-faq');
    const script = document.createElement('script');
    script.type = 'application/yaml';
    script.text = content;
    faq.append(script);
    return faq;
  },
  'the attribute data': (content: string) => {
    const faq = document.createElement('welearn-faq');
    faq.setAttribute('data', content);
    return faq;
  },
  'the property data': (content: string) => {
    const faq = document.createElement('welearn-faq');
    faq.data = JSON.parse(content);
    return faq;
  },
  'HTML children': (content: string) => {
    const faq = document.createElement('welearn-faq');
    faq.innerHTML = content;
    return faq;
  },
  'HTML children of a text': (content: string) => {
    const about = document.createElement('welearn-about');
    about.innerHTML = content;
    return about;
  },
});

export type Way = keyof ReturnType<typeof ways>;

/** Shows content that comes in by a way; resolves with the code of the error, if there is one. */
export async function show(page: Page, way: Way, content: string): Promise<string | undefined> {
  const element = await settled<WelearnAbout | WelearnFaq>(await ways(page)[way](content));
  const code = element.error?.code;
  element.remove();
  return code;
}
