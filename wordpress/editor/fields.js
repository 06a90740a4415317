import {fromFields, numberOf, questionBlock, remember, toFields} from './form.js';
import {loadLibrary} from './loaded.js';
import {
  __,
  addFilter,
  Button,
  createBlock,
  h,
  Notice,
  speak,
  sprintf,
  useCallback,
  useDispatch,
  useEffect,
  useInnerBlocksProps,
  useRef,
  useSelect,
  useState,
} from './wp.js';

const STORE = 'core/block-editor';

/** Blocks that Markdown can hold. */
export const TEXT_BLOCKS = [
  'core/paragraph',
  'core/list',
  'core/image',
  'core/heading',
  'core/quote',
  'core/code',
  'core/separator',
  'welearn/markdown',
];

/** Milliseconds without a key before the text is written. Each pause is a step to undo. */
const PAUSE = 300;

/** Writes the fields of every block that waits for a pause. */
const waiting = new Set();
export const writeAll = () => Promise.all([...waiting].map(write => write()));

// From WordPress 6.7 on; earlier, the focus leaves the fields when somebody presses the button.
addFilter('editor.preSavePost', 'welearn-elements/fields', async edits => {
  if (!waiting.size) return edits;
  await writeAll();
  return {...edits, content: window.wp.data.select('core/editor').getEditedPostContent()};
});

/** The fields of a document: its heading and its questions, or its text. They take the focus if somebody has opened them. */
export function Fields({clientId, text, setText, isFaq, isOpened = true, onText, onPreview}) {
  const [state, setState] = useState('loading');
  const {
    replaceInnerBlocks,
    insertBlock,
    selectBlock,
    __unstableMarkNextChangeAsNotPersistent: asSameStep,
  } = useDispatch(STORE);
  const blocks = useSelect(select => select(STORE).getBlocks(clientId), [clientId]);
  const current = useRef();
  current.current = {blocks, text};
  /** The text that the fields show, and the blocks that were written last. */
  const shown = useRef({});

  const show = useCallback(async given => {
    const library = await loadLibrary();
    const document = await library.openDocument(given);
    if (!document) {
      setState('other');
      return undefined;
    }
    const fields = toFields(remember(document), isFaq);
    shown.current = {text: given};
    asSameStep({history: 'ignore'});
    await replaceInnerBlocks(clientId, fields, false);
    setState('ready');
    return fields;
  }, []);

  const write = useCallback(async () => {
    waiting.delete(write);
    const {blocks} = current.current;
    if (!numberOf(blocks) || shown.current.blocks === blocks) return;
    shown.current.blocks = blocks;
    try {
      const written = await fromFields(blocks, isFaq);
      setState('ready');
      if (written === current.current.text) return;
      shown.current.text = written;
      asSameStep();
      setText(written);
    } catch (error) {
      console.error(error);
      setState('unwritten');
    }
  }, []);

  useEffect(() => {
    show(text).then(
      fields => fields && isOpened && selectBlock(fields[0].clientId, 0),
      error => {
        console.error(error);
        setState('other');
      },
    );
    return () => {
      void write();
    };
  }, []);

  // Somebody has changed the text by other means.
  useEffect(() => {
    if (state !== 'ready' || text === shown.current.text || numberOf(blocks)) return;
    void show(text);
  }, [text, state]);

  useEffect(() => {
    if (state === 'loading' || !numberOf(blocks)) return undefined;
    waiting.add(write);
    const timer = setTimeout(write, PAUSE);
    return () => clearTimeout(timer);
  }, [blocks, state]);

  useAnnouncements(blocks, isFaq && state === 'ready');

  const innerBlocksProps = useInnerBlocksProps(
    {className: 'welearn-fields-list'},
    {
      allowedBlocks: isFaq ? ['welearn/question'] : TEXT_BLOCKS,
      templateLock: false,
      renderAppender: false,
    },
  );

  if (state === 'other') return h(NoFields, {text, setText, onText, onConverted: show});
  const add = () => {
    const number = numberOf(blocks);
    const block = questionBlock({q: '', a: '', topic: '', hidden: false}, number, undefined);
    insertBlock(block, undefined, clientId);
  };
  const addText = () => insertBlock(createBlock('core/paragraph'), undefined, clientId);
  const onKeyDown = ({key, ctrlKey, metaKey}) => {
    if (key.toLowerCase() === 's' && (ctrlKey || metaKey)) void write();
  };
  return h(
    'div',
    {className: 'welearn-fields', onBlur: write, onKeyDownCapture: onKeyDown},
    state === 'loading' && h('p', null, __('Loading…', 'welearn-elements')),
    state === 'unwritten' &&
      h(
        Notice,
        {status: 'error', isDismissible: false},
        __(
          'This change cannot be written in fields. Undo it, or make it in the text.',
          'welearn-elements',
        ),
        h(Button, {variant: 'link', onClick: onText}, __('As text', 'welearn-elements')),
      ),
    h('div', innerBlocksProps),
    state !== 'loading' &&
      h(
        'div',
        {className: 'welearn-others'},
        h(
          Button,
          {variant: 'primary', onClick: isFaq ? add : addText},
          isFaq
            ? __('Add a question', 'welearn-elements')
            : __('Add a paragraph', 'welearn-elements'),
        ),
        h(Button, {variant: 'secondary', onClick: onPreview}, __('Preview', 'welearn-elements')),
        h(Button, {variant: 'tertiary', onClick: onText}, __('As text', 'welearn-elements')),
      ),
  );
}

/** Tells users of screen readers that a question was added, removed or moved. */
function useAnnouncements(blocks, isOn) {
  const before = useRef();
  const ids = blocks.filter(({name}) => name === 'welearn/question').map(({clientId}) => clientId);
  useEffect(() => {
    const known = before.current;
    before.current = isOn ? ids : undefined;
    if (!known || !isOn) return;
    if (ids.length > known.length) speak(__('Question added.', 'welearn-elements'));
    else if (ids.length < known.length) speak(__('Question removed.', 'welearn-elements'));
    else {
      const moved = window.wp.data.select(STORE).getSelectedBlockClientId();
      const at = ids.indexOf(moved);
      if (at >= 0 && known.includes(moved) && known[at] !== moved)
        /* translators: 1: the new place of a question, 2: number of questions. */
        speak(
          sprintf(
            __('Question moved to place %1$d of %2$d.', 'welearn-elements'),
            at + 1,
            ids.length,
          ),
        );
    }
  }, [ids.join()]);
}

/** Removes the blocks of the fields once these are left: they are not part of the post. */
export function useCleared(clientId, isOpen) {
  const {replaceInnerBlocks, __unstableMarkNextChangeAsNotPersistent: asSameStep} =
    useDispatch(STORE);
  useEffect(() => {
    if (isOpen || !window.wp.data.select(STORE).getBlockCount(clientId)) return;
    asSameStep({history: 'ignore'});
    replaceInnerBlocks(clientId, [], false);
  }, [isOpen]);
}

/** Explains why a document has no fields, and offers to write it in the form that has them. */
function NoFields({text, setText, onText, onConverted}) {
  const [message, setMessage] = useState('');
  const convert = async () => {
    try {
      const {convert, openDocument} = await loadLibrary();
      const written = await convert(text);
      if (!(await openDocument(written))) throw new Error('The converted document does not open.');
      setText(written);
      await onConverted(written);
    } catch (error) {
      console.error(error);
      setMessage(
        __('This document has mistakes. Correct them in the text first.', 'welearn-elements'),
      );
    }
  };
  return h(
    'div',
    {className: 'welearn-fields'},
    h(
      'p',
      null,
      __(
        'This document is written in another form, which has no fields. The questions can be rewritten in the usual form; Undo brings the text back.',
        'welearn-elements',
      ),
    ),
    h(
      'div',
      {className: 'welearn-others'},
      h(Button, {variant: 'primary', onClick: convert}, __('Rewrite it', 'welearn-elements')),
      h(Button, {variant: 'secondary', onClick: onText}, __('As text', 'welearn-elements')),
    ),
    h('p', {role: 'status'}, message),
  );
}
