import {ChooseDocument} from './documents.js';
import {decodeText} from './text.js';
import {
  __,
  Button,
  Fragment,
  h,
  InspectorAdvancedControls,
  InspectorControls,
  PanelBody,
  SelectControl,
  TextareaControl,
  TextControl,
  ToggleControl,
  useEffect,
  useState,
} from './wp.js';

const LOOK = {__nextHasNoMarginBottom: true, __next40pxDefaultSize: true};

/** The panels beside the post: settings that most webmasters use, and the rest below "Advanced". */
export function Settings({isFaq, attributes, setAttributes}) {
  const set = name => value => setAttributes({[name]: value});
  const bind = name => ({value: attributes[name], onChange: set(name), ...LOOK});
  const toggle = (name, label, help) =>
    h(ToggleControl, {
      label,
      help,
      checked: attributes[name],
      onChange: set(name),
      __nextHasNoMarginBottom: true,
    });
  const select = (name, label, options) =>
    h(SelectControl, {
      label,
      options: Object.entries(options).map(([value, text]) => ({value, label: text})),
      ...bind(name),
    });

  return h(
    Fragment,
    null,
    h(
      InspectorControls,
      null,
      h(
        PanelBody,
        {title: __('Document', 'welearn-elements')},
        attributes.document &&
          h(ChooseDocument, {names: attributes.document, onChoose: set('document')}),
        !attributes.text &&
          !attributes.document &&
          h(Settled, {
            label: __('Address', 'welearn-elements'),
            help: __(
              'Separate several addresses with spaces. Later documents add to the first.',
              'welearn-elements',
            ),
            value: attributes.src,
            onChange: set('src'),
          }),
        attributes.text &&
          h(
            Button,
            {
              variant: 'secondary',
              className: 'welearn-download',
              href: `data:text/markdown;charset=utf-8,${encodeURIComponent(decodeText(attributes.text))}`,
              download: 'document.md',
            },
            __('Download the document', 'welearn-elements'),
          ),
        toggle('hideHeading', __('Hide the heading', 'welearn-elements')),
        !attributes.hideHeading &&
          h(TextControl, {
            label: __('Heading', 'welearn-elements'),
            help: __('Replaces the heading in the document.', 'welearn-elements'),
            ...bind('heading'),
          }),
        select('headingLevel', __('Level of the heading', 'welearn-elements'), {
          1: __('1, the title of the page', 'welearn-elements'),
          2: '2',
          3: '3',
          4: '4',
          5: '5',
          6: '6',
        }),
        select('appearance', __('Appearance', 'welearn-elements'), {
          lined: __('Lines', 'welearn-elements'),
          plain: __('Plain', 'welearn-elements'),
          outlined: __('Outlined', 'welearn-elements'),
          filled: __('Filled', 'welearn-elements'),
        }),
      ),
      isFaq &&
        h(
          PanelBody,
          {title: __('Questions', 'welearn-elements')},
          select('expand', __('Open when the page loads', 'welearn-elements'), {
            none: __('None', 'welearn-elements'),
            first: __('The first', 'welearn-elements'),
            all: __('All', 'welearn-elements'),
          }),
          toggle('exclusive', __('Only one open at a time', 'welearn-elements')),
          toggle('controls', __('Button “Expand all”', 'welearn-elements')),
          toggle('searchable', __('Search box', 'welearn-elements')),
          toggle(
            'copyLinks',
            __('Buttons that copy the address of a question', 'welearn-elements'),
          ),
          toggle(
            'feedback',
            __('“Was this helpful?”', 'welearn-elements'),
            __('Nothing is sent or stored. Scripts on the site can listen.', 'welearn-elements'),
          ),
          toggle('remember', __('Remember open questions', 'welearn-elements')),
          toggle('structuredData', __('Data for machines (schema.org)', 'welearn-elements')),
          select('print', __('In print', 'welearn-elements'), {
            expanded: __('All answers', 'welearn-elements'),
            'as-is': __('Open answers only', 'welearn-elements'),
          }),
        ),
      h(
        PanelBody,
        {title: __('Texts', 'welearn-elements'), initialOpen: false},
        h(TextareaControl, {
          label: __('Placeholders', 'welearn-elements'),
          help: __(
            'Write one on each line. LANGUAGE=German shows “German” in place of [LANGUAGE].',
            'welearn-elements',
          ),
          value: attributes.placeholders,
          onChange: set('placeholders'),
          __nextHasNoMarginBottom: true,
        }),
        h(Settled, {
          label: __('Language', 'welearn-elements'),
          help: __(
            'The language of the content, such as “es”, if it differs from the page.',
            'welearn-elements',
          ),
          value: attributes.lang,
          onChange: set('lang'),
        }),
      ),
    ),
    h(
      InspectorAdvancedControls,
      null,
      h(Settled, {
        label: __('Base address of relative links', 'welearn-elements'),
        value: attributes.base,
        onChange: set('base'),
      }),
      h(Settled, {
        label: __('Style sheet inside the element', 'welearn-elements'),
        help: __('An address on this site that ends in .css.', 'welearn-elements'),
        value: attributes.stylesheet,
        onChange: set('stylesheet'),
      }),
      toggle('debug', __('Show problems on the page', 'welearn-elements')),
    ),
  );
}

/** A text that counts once the visitor leaves the field: half an address need not be fetched. */
function Settled({value, onChange, ...rest}) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const settle = () => text !== value && onChange(text.trim());
  return h(TextControl, {
    ...rest,
    ...LOOK,
    value: text,
    onChange: setText,
    onBlur: settle,
    onKeyDown: ({key}) => key === 'Enter' && settle(),
  });
}
