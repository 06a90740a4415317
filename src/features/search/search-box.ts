import {html, nothing} from 'lit';
import {live} from 'lit/directives/live.js';
import type {Speech} from '../../element/language.js';
import type {Plurals} from '../../locales/en.js';

/** The state of a search box, and its callbacks. */
export interface SearchBox {
  readonly strings: Speech;
  /** The name of the landmark, which differs from those of other FAQs. */
  readonly landmark: string;
  /** The number of questions. */
  readonly total: number;
  /** The query. */
  readonly text: string;
  /** Whether to show the box, or only the number of matches. */
  readonly hasBox: boolean;
  /** The number of matches; `undefined` without a search. */
  readonly count: number | undefined;
  /** The message for screen readers. */
  readonly message: string;
  /** Starts a new search; empty clears it. */
  readonly search: (text: string) => void;
  /** The visitor has finished typing. */
  readonly finish: () => void;
  /** The visitor is about to type. */
  readonly prepare: () => void;
}

/** The number of matches in words. */
export function countText(count: number, strings: Speech): string {
  return count ? counted(strings.matches, count, strings.tag) : strings.noMatches;
}

/** The longest text for a number of matches, which decides how much room there is for one. */
function roomText(total: number, strings: Speech): string {
  const number = written(total, strings.tag);
  return Object.values(strings.matches)
    .map(text => text.replace('{count}', () => number))
    .reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}

/** A search box that finds questions while typing, and the number of matches. */
export function renderSearch(box: SearchBox): unknown {
  const {strings, landmark, hasBox, count, message, total} = box;
  if (!hasBox && count === undefined) return undefined;
  // The visible count changes at every key press; screen readers get it when typing pauses. Its room
  // is there before, so that the field stays in place. Without matches a message takes its place.
  const result = html`
    <p
      part="count"
      class="count"
      aria-hidden="true"
      lang=${strings.lang}
      dir=${strings.dir}
      data-room=${roomText(total, strings)}
    >
      <span .textContent=${count ? countText(count, strings) : ''}></span>
    </p>
    <div
      role="status"
      class="visually-hidden"
      lang=${strings.lang}
      dir=${strings.dir}
      .textContent=${message}
    ></div>
  `;
  if (!hasBox) return html`<div class="search">${result}</div>`;
  return html`
    <search part="search" class="search" aria-label=${landmark}>
      <div class="ask">
        <label
          part="search-label"
          class="label"
          for="search"
          lang=${strings.lang}
          dir=${strings.dir}
          .textContent=${strings.search}
        ></label
        >${result}
      </div>
      ${renderField(box)}
    </search>
  `;
}

/** The message in place of the list if nothing matches a query. */
export function renderNoMatches(query: string, strings: Speech, clear: () => void): unknown {
  return html`<div part="message no-matches" class="message no-matches">
    <slot name="no-matches" dir=${strings.slotDir}>
      <p lang=${strings.lang} dir=${strings.dir}>
        <q><bdi .textContent=${query.trim()}></bdi></q> –
        <span .textContent=${strings.noMatches}></span>
      </p>
      <button
        part="search-clear"
        class="button"
        type="button"
        lang=${strings.lang}
        dir=${strings.dir}
        @click=${clear}
        .textContent=${strings.clearSearch}
      ></button>
    </slot>
  </div>`;
}

function renderField({strings, text, search, finish, prepare}: SearchBox) {
  const clear = (event: Event) => {
    search('');
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>('.search-input')?.focus();
  };
  // Keyboards of phones compose each word, so letters count while they are composed. Setting the
  // value then would end the composition.
  const follow = ({target}: Event) => {
    const {value} = target as HTMLInputElement;
    if (value !== text) search(value);
  };
  return html`
    <div
      class="field"
      @keydown=${(event: KeyboardEvent) => {
        // An input method uses these keys for itself.
        if (isComposing(event)) return;
        if (event.key === 'Enter') finish();
        if (event.key !== 'Escape' || !text) return;
        // Keeps a dialog around the search open.
        event.preventDefault();
        event.stopPropagation();
        clear(event);
      }}
    >
      ${glass}
      <input
        part="search-input"
        class="search-input"
        id="search"
        type="search"
        enterkeyhint="search"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        .value=${live(text)}
        @focus=${prepare}
        @input=${follow}
        @compositionend=${follow}
      />
      ${
        text
          ? html`<button
              part="search-clear"
              class="clear"
              type="button"
              aria-label=${strings.clearSearch}
              lang=${strings.lang}
              @click=${clear}
            >
              ${cross}
            </button>`
          : nothing
      }
    </div>
  `;
}

/** The key code of keys that an input method handles, by UI Events. */
const PROCESSED = 229;

/** Whether a key belongs to an input method. Safari sends the last one after the composition. */
function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- only the key code tells
  return event.isComposing || event.keyCode === PROCESSED;
}

const glass = html`<svg part="search-icon" class="glass" viewBox="0 0 16 16" aria-hidden="true">
  <circle cx="6.75" cy="6.75" r="4.5" />
  <path d="m10 10 4 4" />
</svg>`;

const cross = html`<svg class="cross" viewBox="0 0 16 16" aria-hidden="true">
  <path d="m4 4 8 8m0-8-8 8" />
</svg>`;

/**
 * A text with a number, in the plural form and number format of its language. A browser that does not know the language,
 * such as Hmong, would count as in its own.
 *
 * @param language BCP 47 tag of the text's language
 */
export function counted(forms: Plurals, count: number, language: string): string {
  const [known] = Intl.PluralRules.supportedLocalesOf(language);
  const form = known ? new Intl.PluralRules(known).select(count) : count === 1 ? 'one' : 'other';
  const text = forms[form] ?? forms.other;
  return text.replace('{count}', () => written(count, language));
}

function written(count: number, language: string): string {
  const [known = 'en'] = Intl.NumberFormat.supportedLocalesOf(language);
  return new Intl.NumberFormat(known).format(count);
}
