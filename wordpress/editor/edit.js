import {Choosing} from './choosing.js';
import {Preview} from './preview.js';
import {Settings} from './settings.js';
import {decodeText} from './text.js';
import {
  __,
  BlockControls,
  Fragment,
  h,
  ToolbarButton,
  ToolbarGroup,
  useBlockProps,
  useState,
} from './wp.js';
import {Writing} from './writing.js';

/** A block in the editor: asks for a document, then shows it. */
export function edit({label, icon, isFaq}) {
  return function Edit({name, clientId, attributes, setAttributes}) {
    const {src, text} = attributes;
    const isEmpty = !src && !text;
    const [mode, setMode] = useState('preview');
    const blockProps = useBlockProps({className: 'welearn-block'});
    const choose = (chosen, isWriting = false) => {
      setAttributes(chosen);
      setMode(isWriting ? 'writing' : 'preview');
    };

    const button = (to, title) =>
      h(ToolbarButton, {onClick: () => setMode(to), isPressed: mode === to}, title);

    const body = () => {
      if (isEmpty || mode === 'choosing') {
        const onCancel = isEmpty ? undefined : () => setMode('preview');
        return h(Choosing, {icon, label, src, onChoose: choose, onCancel});
      }
      if (text && mode === 'writing')
        return h(Writing, {text: decodeText(text), setAttributes, id: `welearn-${clientId}`});
      return h(Preview, {name, attributes});
    };

    return h(
      Fragment,
      null,
      !isEmpty &&
        h(
          BlockControls,
          null,
          h(
            ToolbarGroup,
            null,
            text && button('writing', __('Write', 'welearn-elements')),
            (text || mode === 'choosing') && button('preview', __('Preview', 'welearn-elements')),
            button('choosing', __('Replace', 'welearn-elements')),
          ),
        ),
      h(Settings, {isFaq, attributes, setAttributes}),
      h('div', blockProps, body()),
    );
  };
}
