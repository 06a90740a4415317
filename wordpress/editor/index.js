import {edit} from './edit.js';
import {transforms} from './shortcode.js';
import {__, registerBlockType} from './wp.js';

/** The rest of both blocks is in their block.json, which the server has told the editor. */
registerBlockType('welearn/about', {
  edit: edit({
    label: __('We Learn: About', 'welearn-elements'),
    icon: 'welcome-learn-more',
    isFaq: false,
  }),
  save: () => null,
  transforms: transforms('about'),
});

registerBlockType('welearn/faq', {
  edit: edit({label: __('We Learn: FAQ', 'welearn-elements'), icon: 'editor-help', isFaq: true}),
  save: () => null,
  transforms: transforms('faq'),
});
