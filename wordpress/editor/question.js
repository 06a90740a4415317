import {TEXT_BLOCKS} from './fields.js';
import {
  __,
  Button,
  h,
  PlainText,
  registerBlockType,
  RichText,
  sprintf,
  TextControl,
  ToggleControl,
  useBlockProps,
  useDispatch,
  useInnerBlocksProps,
  useSelect,
} from './wp.js';

const STORE = 'core/block-editor';

const SUPPORTS = {
  html: false,
  reusable: false,
  customClassName: false,
  className: true,
  inserter: false,
};
const TEXT = {type: 'string', default: ''};
const NUMBER = {type: 'number'};

/** The blocks of which the fields consist. They stand only inside a block of ours, and are not saved. */
export function registerFields(icon) {
  const register = (name, settings) =>
    registerBlockType(name, {
      apiVersion: 3,
      category: 'widgets',
      icon,
      save: () => null,
      ...settings,
      supports: {...SUPPORTS, ...settings.supports},
    });

  register('welearn/heading', {
    title: __('Heading', 'welearn-elements'),
    parent: ['welearn/faq', 'welearn/about', 'welearn/document'],
    attributes: {content: TEXT, number: NUMBER, isFaq: {type: 'boolean', default: true}},
    edit: Heading,
    __experimentalLabel: ({content}) => content,
    // It has no buttons, and would hide what stands above.
    supports: {__experimentalToolbar: false},
  });
  register('welearn/question', {
    title: __('Question', 'welearn-elements'),
    parent: ['welearn/faq', 'welearn/document'],
    attributes: {
      content: TEXT,
      isMarkdown: {type: 'boolean', default: false},
      topic: TEXT,
      hidden: {type: 'boolean', default: false},
      number: NUMBER,
      origin: NUMBER,
    },
    edit: Question,
    __experimentalLabel: ({content}) => content.replace(/<[^>]*>/g, ''),
    supports: {inserter: true},
  });
  register('welearn/markdown', {
    title: __('Markdown', 'welearn-elements'),
    description: __(
      'Text with signs, such as a table, that the other blocks cannot hold.',
      'welearn-elements',
    ),
    attributes: {text: TEXT},
    ancestor: ['welearn/question', 'welearn/about', 'welearn/document'],
    edit: Markdown,
    supports: {inserter: true},
  });
}

function Heading({attributes: {content, isFaq}, setAttributes}) {
  const label = isFaq
    ? __('Heading above the questions', 'welearn-elements')
    : __('Heading of the text', 'welearn-elements');
  return h(
    'div',
    useBlockProps({className: 'welearn-field'}),
    h(TextControl, {
      label,
      value: content,
      onChange: text => setAttributes({content: text}),
      __nextHasNoMarginBottom: true,
      __next40pxDefaultSize: true,
    }),
  );
}

function Question({clientId, attributes, setAttributes, isSelected}) {
  const {content, isMarkdown, topic, hidden} = attributes;
  const {index, count, parent, isInside, first} = useSelect(
    select => {
      const store = select(STORE);
      const parent = store.getBlockRootClientId(clientId);
      const siblings = store
        .getBlocks(parent)
        .filter(({name}) => name === 'welearn/question')
        .map(block => block.clientId);
      return {
        parent,
        index: siblings.indexOf(clientId),
        count: siblings.length,
        isInside: store.hasSelectedInnerBlock(clientId, true),
        first: store.getBlockOrder(clientId)[0],
      };
    },
    [clientId],
  );
  const {moveBlocksUp, moveBlocksDown, removeBlock, selectBlock} = useDispatch(STORE);
  const label = sprintf(
    /* translators: 1: number of a question, 2: number of all questions. */
    __('Question %1$d of %2$d', 'welearn-elements'),
    index + 1,
    count,
  );
  const blockProps = useBlockProps({className: `welearn-question${hidden ? ' is-hidden' : ''}`});
  const answer = useInnerBlocksProps(
    {className: 'welearn-answer', role: 'group', 'aria-label': __('Answer', 'welearn-elements')},
    {allowedBlocks: TEXT_BLOCKS, template: [['core/paragraph', {}]], templateLock: false},
  );
  const move = by => {
    void selectBlock(clientId);
    void (by < 0 ? moveBlocksUp : moveBlocksDown)([clientId], parent);
  };
  const button = (text, onClick, disabled, glyph) =>
    h(Button, {
      ...{onClick, disabled, icon: glyph, label: text, showTooltip: true, size: 'small'},
      isSmall: true,
      __experimentalIsFocusable: true,
      accessibleWhenDisabled: true,
    });
  const onKeyDown = event => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || !first) return;
    event.preventDefault();
    event.stopPropagation();
    void selectBlock(first);
  };
  const field = {
    value: content,
    onChange: text => setAttributes({content: text}),
    placeholder: __('Write the question', 'welearn-elements'),
    'aria-label': label,
    className: 'welearn-question-text',
  };

  return h(
    'div',
    blockProps,
    h(
      'div',
      {className: 'welearn-question-head'},
      h('span', {className: 'welearn-label', 'aria-hidden': true}, label),
      hidden && h('span', {className: 'welearn-badge'}, __('Hidden', 'welearn-elements')),
      topic && h('span', {className: 'welearn-badge'}, topic),
    ),
    h(
      'div',
      {className: 'welearn-question-row'},
      // The editor gives the focus to what comes first.
      isMarkdown
        ? h(PlainText, field)
        : h(
            'div',
            {onKeyDownCapture: onKeyDown},
            h(RichText, {
              ...field,
              tagName: 'div',
              identifier: 'content',
              disableLineBreaks: true,
              allowedFormats: ['core/bold', 'core/italic', 'core/code', 'core/strikethrough'],
            }),
          ),
      h(
        'span',
        {className: 'welearn-buttons'},
        button(__('Move up', 'welearn-elements'), () => move(-1), index === 0, arrow(true)),
        button(
          __('Move down', 'welearn-elements'),
          () => move(1),
          index === count - 1,
          arrow(false),
        ),
        button(
          __('Remove the question', 'welearn-elements'),
          () => removeBlock(clientId),
          false,
          cross,
        ),
      ),
    ),
    h('div', answer),
    (isSelected || isInside) &&
      h(
        'div',
        {className: 'welearn-question-foot'},
        h(TextControl, {
          label: __('Topic', 'welearn-elements'),
          help: __('Questions with the same topic stand below its heading.', 'welearn-elements'),
          value: topic,
          onChange: text => setAttributes({topic: text}),
          __nextHasNoMarginBottom: true,
          __next40pxDefaultSize: true,
        }),
        h(ToggleControl, {
          label: __('Hide this question from visitors', 'welearn-elements'),
          checked: hidden,
          onChange: value => setAttributes({hidden: value}),
          __nextHasNoMarginBottom: true,
        }),
      ),
  );
}

function Markdown({attributes: {text}, setAttributes}) {
  return h(
    'div',
    useBlockProps({className: 'welearn-markdown'}),
    h(
      'span',
      {className: 'welearn-label', 'aria-hidden': true},
      __('Markdown', 'welearn-elements'),
    ),
    h(PlainText, {
      value: text,
      onChange: value => setAttributes({text: value}),
      'aria-label': __('Text in Markdown', 'welearn-elements'),
      onPaste: event => event.stopPropagation(),
    }),
  );
}

const draw = d =>
  h('svg', {viewBox: '0 0 24 24', width: 24, height: 24, 'aria-hidden': true}, h('path', {d}));
const arrow = isUp => draw(isUp ? 'M12 7l6 6-1 1-5-5-5 5-1-1z' : 'M12 16l6-6-1-1-5 5-5-5-1 1z');
const cross = draw('M7 6l5 5 5-5 1 1-5 5 5 5-1 1-5-5-5 5-1-1 5-5-5-5z');
