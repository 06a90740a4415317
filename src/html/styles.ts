import {unsafeCSS} from 'lit';
import css from './content.css?inline';

/** Styles of content, for elements inside `class="content"`. */
export const contentStyles = unsafeCSS(css);
