import 'welearn-elements/welearn.js';
import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';
import type {WelearnToggleEvent} from 'welearn-elements';

@Component({
  selector: 'app-root',
  // Angular knows no tags of the elements, so it does not check their attributes.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <welearn-faq
        #faq
        src="/about.md"
        copy-links
        [placeholders]="{LIBRARY: 'Riverside Library'}"
        (welearn-toggle)="remember($event)"
      >
        <a href="/about.md">Questions and answers</a>
      </welearn-faq>
      <p>You read: {{ read() }}</p>
      <button type="button" (click)="faq.expandAll()">Open all</button>
    </main>
  `,
})
export class App {
  readonly read = signal('nothing');

  remember({detail}: WelearnToggleEvent): void {
    this.read.set(detail.question);
  }
}
