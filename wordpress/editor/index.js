import {DocumentForm} from './documents.js';
import {edit} from './edit.js';
import {loadLibrary} from './loaded.js';
import {paste} from './moving.js';
import {registerFields} from './question.js';
import {transforms} from './shortcode.js';
import {decodeText, lineOf} from './text.js';
import {__, addFilter, h, RawHTML, registerBlockType} from './wp.js';

/** Drawn here: the font of WordPress's own icons is not there in the frame that shows the post. */
const draw = (...paths) =>
  h(
    'svg',
    {viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': true},
    ...paths.map((d, key) => h('path', {d, key})),
  );
const page = draw('M4 5h10v2.5H4z', 'M4 10h16v1.5H4z', 'M4 13.5h16V15H4z', 'M4 17h11v1.5H4z');
const list = draw(
  ...[5.5, 11, 16.5].map(y => `M4 ${y}h10v1.5H4z`),
  ...[5, 10.5, 16].map(y => `M16 ${y}l2.25 2.25L20.5 ${y}l1 1-3.25 3.25L15 ${y + 1}z`),
);

/** The name of a block in the list view: its heading, or the name of its file. */
const labelled =
  key =>
  ({heading, src, document: names, text}) =>
    heading ||
    lineOf(decodeText(text), key) ||
    decodeText(names) ||
    src.split(/\s+/)[0].split(/[?#]/)[0].split('/').pop();

/** The server keeps what a block shows in the post, as the block core/html keeps its HTML. Any HTML there is valid. */
const save = ({attributes}) => h(RawHTML, null, attributes.copy);

/** The rest of both blocks is in their block.json, which the server has told the editor. */
registerBlockType('welearn/about', {
  icon: page,
  edit: edit({
    label: __('We Learn: About', 'welearn-elements'),
    icon: page,
    isFaq: false,
  }),
  save,
  transforms: transforms('about'),
  __experimentalLabel: labelled('title'),
});

registerFields(list);

registerBlockType('welearn/faq', {
  icon: list,
  edit: edit({label: __('We Learn: FAQ', 'welearn-elements'), icon: list, isFaq: true}),
  save,
  transforms: transforms('faq'),
  __experimentalLabel: labelled('faq_title'),
});

/** The form of a document that is a post of its own. */
registerBlockType('welearn/document', {
  icon: list,
  edit: DocumentForm,
  save: ({attributes}) => h(RawHTML, null, attributes.content),
});

/** WordPress drops tags that it does not know from pasted texts, and makes a line of a document's address. */
addFilter('editor.BlockListBlock', 'welearn-elements/paste', Block => props => {
  if (props.name !== 'core/paragraph') return h(Block, props);
  const onPasteCapture = event => paste(event, props.clientId);
  return h(Block, {...props, wrapperProps: {...props.wrapperProps, onPasteCapture}});
});

// Transforms ask at once. Until the reader is there, they are not offered.
(window.requestIdleCallback ?? setTimeout)(() => loadLibrary().catch(console.error));
