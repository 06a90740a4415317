import {html, nothing, type TemplateResult} from 'lit';

/** A heading of a level that is known only now; deeper than 6 there is none in HTML. */
export function renderHeading(level: number, name: string, content: unknown): TemplateResult {
  const part = name || nothing;
  switch (Math.min(level, 6)) {
    case 1:
      return html`<h1 part=${part} class=${part}>${content}</h1>`;
    case 2:
      return html`<h2 part=${part} class=${part}>${content}</h2>`;
    case 3:
      return html`<h3 part=${part} class=${part}>${content}</h3>`;
    case 4:
      return html`<h4 part=${part} class=${part}>${content}</h4>`;
    case 5:
      return html`<h5 part=${part} class=${part}>${content}</h5>`;
    default:
      return html`<h6 part=${part} class=${part}>${content}</h6>`;
  }
}
