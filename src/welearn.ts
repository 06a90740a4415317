import {WelearnAbout} from './welearn-about.js';
import {WelearnFaq} from './welearn-faq.js';

/** A second inclusion, in the same or another version, leaves the first as it is. */
function define(name: string, constructor: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, constructor);
}

define('welearn-about', WelearnAbout);
define('welearn-faq', WelearnFaq);
