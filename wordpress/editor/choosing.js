import {ChooseDocument} from './documents.js';
import {FILES, textOfFile} from './moving.js';
import {encodeText} from './text.js';
import {
  __,
  Button,
  FormFileUpload,
  h,
  MediaUpload,
  MediaUploadCheck,
  Placeholder,
  TextControl,
  useState,
} from './wp.js';

/** The first text in a field for a document. */
const BEGINNING = `---
title: Learn with us
about: |
  We meet on **Tuesdays** at 18:30.
faq_title: Frequently asked questions
faq:
  - q: What does it cost?
    a: Nothing.
  - q: May I bring a friend?
    a: Yes!
---
`;

/** Asks for a document of this site, an address, a file or a text. */
export function Choosing({icon, label, src, names, onChoose, onCancel}) {
  const [address, setAddress] = useState(src);
  const choose = given => onChoose({src: given.trim(), document: '', text: ''});
  const read = async ({target}) => {
    const [file] = target.files;
    const text = file && (await textOfFile(file));
    if (text) onChoose({src: '', document: '', text});
  };
  const submit = event => {
    event.preventDefault();
    if (address.trim()) choose(address);
  };
  return h(
    Placeholder,
    {
      icon,
      label,
      instructions: __(
        'Where is the document? Paste its address, choose one of this site or a file from the media library, or write it here.',
        'welearn-elements',
      ),
      className: 'welearn-choosing',
    },
    h(
      'form',
      {onSubmit: submit},
      h(TextControl, {
        label: __('Address of the document', 'welearn-elements'),
        type: 'text',
        inputMode: 'url',
        placeholder: 'https://library.example/about.md',
        value: address,
        onChange: setAddress,
        __nextHasNoMarginBottom: true,
        __next40pxDefaultSize: true,
      }),
      h(
        Button,
        {variant: 'primary', type: 'submit', __next40pxDefaultSize: true},
        __('Show', 'welearn-elements'),
      ),
    ),
    h(ChooseDocument, {
      names,
      onChoose: slug => onChoose({src: '', document: slug, text: ''}),
    }),
    h(
      'div',
      {className: 'welearn-others'},
      h(
        MediaUploadCheck,
        null,
        h(MediaUpload, {
          title: __('Choose a document', 'welearn-elements'),
          allowedTypes: ['text', 'application/json'],
          onSelect: ({url}) => choose(url),
          render: ({open}) =>
            h(
              Button,
              {variant: 'secondary', onClick: open},
              __('Media library', 'welearn-elements'),
            ),
        }),
      ),
      h(
        FormFileUpload,
        {
          variant: 'secondary',
          accept: FILES.map(ending => `.${ending}`).join(),
          onChange: read,
        },
        __('Read a file', 'welearn-elements'),
      ),
      h(
        Button,
        {
          variant: 'secondary',
          onClick: () => onChoose({src: '', document: '', text: encodeText(BEGINNING)}, true),
        },
        __('Write it here', 'welearn-elements'),
      ),
      onCancel &&
        h(Button, {variant: 'tertiary', onClick: onCancel}, __('Cancel', 'welearn-elements')),
    ),
  );
}
