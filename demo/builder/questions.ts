import {
  type Field,
  type Form,
  type OpenDocument,
  openDocument,
  writeForm,
} from '../../src/document/edit.js';
import {find} from '../find.js';

const EMPTY: Form = {title: '', about: '', faq_title: '', faq: []};

/** A document's title, texts and questions in fields. Fields change only what is changed in them. */
export class Questions {
  readonly #root: HTMLElement;
  readonly #list: HTMLOListElement;
  #opened: OpenDocument | undefined;

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#list = find('ol', HTMLOListElement, root);
    find('[data-do="add"]', HTMLButtonElement, root).addEventListener('click', () => {
      this.#add({q: '', a: '', topic: '', hidden: false}).querySelector('input')?.focus();
      this.#changed();
    });
    this.#list.addEventListener('click', ({target}) => {
      if (target instanceof HTMLButtonElement) this.#move(target);
    });
  }

  /**
   * Shows a text in the fields.
   *
   * @returns whether it can be written in them
   */
  async open(text: string): Promise<boolean> {
    this.#opened = text.trim() ? await openDocument(text) : undefined;
    const form = this.#opened?.form ?? (text.trim() ? undefined : EMPTY);
    if (!form) return false;
    for (const name of ['title', 'about', 'faq_title'] as const)
      this.#text(name).value = form[name];
    this.#list.replaceChildren();
    for (const field of form.faq) this.#add(field);
    this.#number();
    return true;
  }

  /**
   * The text with the values of the fields.
   *
   * @throws Error if the text would say something else than the fields
   */
  write(): Promise<string> {
    const form = this.#read();
    return this.#opened ? this.#opened.write(form) : Promise.resolve(writeForm(form));
  }

  #read(): Form {
    const [title = '', about = '', faq_title = ''] = ['title', 'about', 'faq_title'].map(
      name => this.#text(name).value,
    );
    return {title, about, faq_title, faq: [...this.#list.children].map(asField)};
  }

  #text(name: string): HTMLInputElement | HTMLTextAreaElement {
    const field = this.#root.querySelector(`[data-key="${name}"]`);
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
    throw new Error(`${name} is missing from the form`);
  }

  #add({origin, q, a, topic, hidden}: Field): HTMLElement {
    const {content} = find('#question', HTMLTemplateElement);
    const copy = document.importNode(content, true);
    const item = find('li', HTMLLIElement, copy);
    if (origin !== undefined) item.dataset['origin'] = String(origin);
    item.toggleAttribute('data-hidden', hidden);
    find('[data-key="q"]', HTMLInputElement, item).value = q;
    find('[data-key="a"]', HTMLTextAreaElement, item).value = a;
    find('[data-key="topic"]', HTMLInputElement, item).value = topic;
    this.#list.append(item);
    this.#number();
    return item;
  }

  #move(button: HTMLButtonElement): void {
    const item = button.closest('li');
    const {previousElementSibling: before, nextElementSibling: after} = item ?? {};
    if (!item) return;
    switch (button.dataset['do']) {
      case 'up':
        before?.before(item);
        break;
      case 'down':
        after?.after(item);
        break;
      case 'remove':
      case undefined:
      default:
        item.remove();
        (after ?? before ?? this.#root)
          .querySelector<HTMLElement>('[data-key="q"], [data-do]')
          ?.focus();
    }
    // The browser has taken the focus from what was moved.
    if (item.isConnected) button.focus();
    this.#number();
    this.#changed();
  }

  #number(): void {
    [...this.#list.children].forEach((item, i) => {
      const number = String(i + 1);
      find('legend', HTMLLegendElement, item).textContent = `Question ${number}`;
      const words = {up: 'Move up', down: 'Move down', remove: 'Remove'};
      for (const [action, word] of Object.entries(words)) {
        find(`[data-do="${action}"]`, HTMLButtonElement, item).ariaLabel =
          `${word} question ${number}`;
      }
    });
  }

  #changed(): void {
    this.#root.dispatchEvent(new Event('input', {bubbles: true}));
  }
}

function asField(item: Element): Field {
  const {origin} = item instanceof HTMLElement ? item.dataset : {};
  return {
    origin: origin === undefined ? undefined : Number(origin),
    q: find('[data-key="q"]', HTMLInputElement, item).value,
    a: find('[data-key="a"]', HTMLTextAreaElement, item).value,
    topic: find('[data-key="topic"]', HTMLInputElement, item).value,
    hidden: item.hasAttribute('data-hidden'),
  };
}
