import {Fields, useCleared, writeAll} from './fields.js';
import {Preview} from './preview.js';
import {decodeText, encodeText, fromContent, lineOf, toContent} from './text.js';
import {
  __,
  Button,
  ComboboxControl,
  createBlock,
  decodeEntities,
  ExternalLink,
  h,
  serialize,
  sprintf,
  TextControl,
  ToolbarButton,
  useBlockProps,
  useDispatch,
  useRef,
  useSelect,
  useState,
} from './wp.js';
import {Writing} from './writing.js';

/** Documents that are posts of their own: chosen by name in blocks, and written in a form. */

const TYPE = 'welearn_document';

const QUERY = {
  per_page: -1,
  orderby: 'title',
  order: 'asc',
  status: 'publish',
  context: 'view',
  _fields: 'id,slug,title',
};

const adminUrl = path => window.welearnElementsEditor.admin + path;

/** The documents that blocks may show; `undefined` until the server has told. */
function useDocuments() {
  return (
    useSelect(select => select('core').getEntityRecords('postType', TYPE, QUERY), []) ?? undefined
  );
}

const isNamed =
  name =>
  ({id, slug}) =>
    slug === name || String(id) === name;

/** A list of the site's documents by their names, and a way to write another one. */
export function ChooseDocument({names = '', onChoose}) {
  const documents = useDocuments();
  const write = h(
    ExternalLink,
    {href: adminUrl(`post-new.php?post_type=${TYPE}`)},
    __('Write a document for several pages', 'welearn-elements'),
  );
  if (!documents?.length) return h('div', {className: 'welearn-own'}, write);
  return h(
    'div',
    {className: 'welearn-own'},
    h(ComboboxControl, {
      label: __('Document of this site', 'welearn-elements'),
      value: documents.find(isNamed(names))?.slug ?? '',
      options: documents.map(({slug, title}) => ({
        value: slug,
        label: decodeEntities(title.rendered) || slug,
      })),
      onChange: slug => slug && onChoose(slug),
      allowReset: false,
      __nextHasNoMarginBottom: true,
      __next40pxDefaultSize: true,
    }),
    write,
  );
}

/** A link in a block's toolbar to the form of its document. */
export function EditLink({names}) {
  const document = useDocuments()?.find(isNamed(names));
  if (!document) return null;
  return h(
    ToolbarButton,
    {href: adminUrl(`post.php?post=${document.id}&action=edit`), target: '_blank'},
    __('Edit the document', 'welearn-elements'),
  );
}

/** A button in a block's toolbar that makes a document of its own of the block's text. */
export function ShareButton({text, onShare}) {
  const [isBusy, setBusy] = useState(false);
  const {saveEntityRecord} = useDispatch('core');
  const {createErrorNotice, createSuccessNotice} = useDispatch('core/notices');
  const post = useSelect(
    select => select('core/editor')?.getEditedPostAttribute('title') ?? '',
    [],
  );
  if (!window.welearnElementsEditor.canShare) return null;
  const title = lineOf(text, 'title') || post || __('We Learn document', 'welearn-elements');
  const share = async () => {
    setBusy(true);
    try {
      const content = serialize(createBlock('welearn/document', {content: toContent(text)}));
      const record = {title, content, status: 'publish'};
      const {slug} = await saveEntityRecord('postType', TYPE, record, {throwOnError: true});
      createSuccessNotice(
        sprintf(
          /* translators: %s: name of a document. */
          __('The document “%s” has been created. This block shows it now.', 'welearn-elements'),
          title,
        ),
        {type: 'snackbar'},
      );
      onShare(slug);
    } catch ({message}) {
      setBusy(false);
      createErrorNotice(message, {type: 'snackbar'});
    }
  };
  return h(
    ToolbarButton,
    {onClick: share, disabled: isBusy, isBusy},
    __('Use on several pages', 'welearn-elements'),
  );
}

/** The form of a document: its questions, its about text, the whole as text, and a preview. */
export function DocumentForm({clientId, attributes: {content = ''}, setAttributes}) {
  const [mode, setMode] = useState('faq');
  const [isOpened, setOpened] = useState(false);
  const isForm = mode === 'faq' || mode === 'about';
  const text = fromContent(content);
  const setText = written => setAttributes({content: toContent(written)});
  // WordPress shows older revisions so. Their fields would lead nowhere.
  const isPast = useSelect(select => {
    const {isPreviewMode, __unstableIsPreviewMode} = select('core/block-editor').getSettings();
    return Boolean(isPreviewMode ?? __unstableIsPreviewMode);
  }, []);
  const blockProps = useBlockProps({className: 'welearn-document'});
  useCleared(clientId, isForm);
  const leave = async to => {
    await writeAll();
    setOpened(true);
    setMode(to);
  };
  const views = {
    faq: __('Questions', 'welearn-elements'),
    about: __('About text', 'welearn-elements'),
    text: __('As text', 'welearn-elements'),
    preview: __('Preview', 'welearn-elements'),
  };
  const body = () => {
    switch (mode) {
      case 'text':
        return h(Writing, {text, setText, id: `welearn-${clientId}`});
      case 'preview':
        return ['about', 'faq'].map(name =>
          h(Preview, {key: name, name: `welearn/${name}`, attributes: {text: encodeText(text)}}),
        );
      default:
        return h(Fields, {
          ...{key: mode, clientId, text, setText, isOpened},
          isFaq: mode === 'faq',
          onText: () => leave('text'),
          onPreview: () => leave('preview'),
        });
    }
  };
  if (isPast) return h('pre', blockProps, text);
  return h(
    'div',
    blockProps,
    h(
      'div',
      {
        className: 'welearn-views',
        role: 'group',
        'aria-label': __('Parts of the document', 'welearn-elements'),
      },
      Object.entries(views).map(([view, label]) =>
        h(Button, {key: view, isPressed: mode === view, onClick: () => leave(view)}, label),
      ),
    ),
    body(),
    h(Places),
  );
}

/** Ways to show the document on pages, and its address for other sites. */
function Places() {
  const {id, slug, isPublic} = useSelect(select => {
    const {getCurrentPostId, getCurrentPostAttribute} = select('core/editor');
    return {
      id: getCurrentPostId(),
      slug: getCurrentPostAttribute('slug'),
      isPublic:
        getCurrentPostAttribute('status') === 'publish' && !getCurrentPostAttribute('password'),
    };
  }, []);
  if (!isPublic)
    return h(
      'p',
      {className: 'welearn-places'},
      __(
        'Once this document is published, the blocks “We Learn: About” and “We Learn: FAQ” can show it on any page.',
        'welearn-elements',
      ),
    );
  return h(
    'div',
    {className: 'welearn-places'},
    h(
      'p',
      null,
      __(
        'Choose this document in the blocks “We Learn: About” and “We Learn: FAQ”. Each change here changes every page that shows it.',
        'welearn-elements',
      ),
    ),
    h(Copied, {
      label: __('Shortcode', 'welearn-elements'),
      value: `[welearn_faq document="${decodeText(slug)}"]`,
    }),
    h(Copied, {
      label: __('Address for other sites', 'welearn-elements'),
      help: __('Everybody may read the document there.', 'welearn-elements'),
      value: `${window.welearnElementsEditor.documents}${id}`,
    }),
  );
}

/**
 * Copies a text. WordPress's own way fails in the frame that shows the post, and the Clipboard API needs https: without it
 * the field is copied, as by hand.
 */
async function copyText(field) {
  const {ownerDocument} = field;
  const {clipboard} = ownerDocument.defaultView.navigator;
  if (clipboard) await clipboard.writeText(field.value);
  else {
    field.select();
    ownerDocument.execCommand('copy');
  }
}

/** A text to copy. */
function Copied({label, value, help}) {
  const [isCopied, setCopied] = useState(false);
  const place = useRef(null);
  const copy = () =>
    copyText(place.current.querySelector('input')).then(() => setCopied(true), console.error);
  return h(
    'div',
    {className: 'welearn-copied', ref: place},
    h(TextControl, {
      ...{label, value, help},
      readOnly: true,
      onChange: () => undefined,
      onFocus: ({target}) => target.select(),
      __nextHasNoMarginBottom: true,
      __next40pxDefaultSize: true,
    }),
    h(
      Button,
      {
        variant: 'secondary',
        onClick: copy,
        // The same words stand beside the other text.
        'aria-label': sprintf(
          isCopied
            ? /* translators: %s: name of a text. */ __('%s: copied', 'welearn-elements')
            : /* translators: %s: name of a text. */ __('Copy: %s', 'welearn-elements'),
          label,
        ),
        __next40pxDefaultSize: true,
      },
      isCopied ? __('Copied', 'welearn-elements') : __('Copy', 'welearn-elements'),
    ),
  );
}
