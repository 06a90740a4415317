import {Choosing} from './choosing.js';
import {FetchNow} from './fetching.js';
import {EditLink, ShareButton} from './documents.js';
import {Fields, useCleared} from './fields.js';
import {learn} from './moving.js';
import {Preview} from './preview.js';
import {Settings} from './settings.js';
import {decodeText, encodeText} from './text.js';
import {
  __,
  BlockControls,
  Fragment,
  h,
  ToolbarButton,
  ToolbarGroup,
  useBlockProps,
  useDispatch,
  useEffect,
  useState,
} from './wp.js';
import {Writing} from './writing.js';

/** A block in the editor: asks for a document, then shows it. */
export function edit({label, icon, isFaq}) {
  return function Edit({name, clientId, attributes, setAttributes}) {
    const {src, document: names, text} = attributes;
    const isEmpty = !src && !names && !text;
    const [mode, setMode] = useState('preview');
    const isWriting = mode === 'fields' || mode === 'writing';
    const [fetches, setFetches] = useState(0);
    const blockProps = useBlockProps({className: 'welearn-block'});
    const choose = (chosen, isNew = false) => {
      setAttributes(chosen);
      setMode(isNew ? 'fields' : 'preview');
    };
    const {selectBlock} = useDispatch('core/block-editor');
    const leave = to => {
      setMode(to);
      void selectBlock(clientId);
    };
    // Other blocks can be made of it.
    useEffect(() => {
      if (isFaq && !isWriting) learn(text).catch(console.error);
    }, [text, mode]);
    useCleared(clientId, mode === 'fields');

    const button = (to, title) =>
      h(ToolbarButton, {onClick: () => setMode(to), isPressed: mode === to}, title);

    const body = () => {
      // An empty document may be on its way to another.
      if ((isEmpty && !isWriting) || mode === 'choosing') {
        const onCancel = isEmpty ? undefined : () => setMode('preview');
        return h(Choosing, {icon, label, src, names, onChoose: choose, onCancel});
      }
      const setText = written => setAttributes({text: encodeText(written)});
      const given = {text: decodeText(text), setText};
      if (mode === 'fields')
        return h(Fields, {
          ...given,
          clientId,
          isFaq,
          onText: () => leave('writing'),
          onPreview: () => leave('preview'),
        });
      if (mode === 'writing') return h(Writing, {...given, id: `welearn-${clientId}`});
      return h(Preview, {key: fetches, name, attributes});
    };

    return h(
      Fragment,
      null,
      (!isEmpty || isWriting) &&
        h(
          BlockControls,
          null,
          h(
            ToolbarGroup,
            null,
            (text || isWriting) && button('fields', __('Edit', 'welearn-elements')),
            (text || isWriting) && button('writing', __('As text', 'welearn-elements')),
            (text || mode === 'choosing') && button('preview', __('Preview', 'welearn-elements')),
            button('choosing', __('Replace', 'welearn-elements')),
            text &&
              !isWriting &&
              h(ShareButton, {
                text: decodeText(text),
                onShare: slug => choose({src: '', document: slug, text: ''}),
              }),
            names && h(EditLink, {names}),
            src && h(FetchNow, {src, onDone: () => setFetches(fetches + 1)}),
          ),
        ),
      h(Settings, {isFaq, attributes, setAttributes}),
      h('div', blockProps, body()),
    );
  };
}
