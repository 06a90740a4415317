import {loadLibrary} from './loaded.js';
import {__, _n, Button, h, sprintf, useDispatch, useEffect, useRef, useState} from './wp.js';

const check = async content => (await loadLibrary()).check({content, hasBase: true});

/** A field for the document, and its problems below. */
export function Writing({text, setText, id}) {
  const [problems, setProblems] = useState([]);
  const field = useRef(null);

  useEffect(() => {
    let isLatest = true;
    const timer = setTimeout(() => {
      check(text).then(
        found => isLatest && setProblems(found),
        error => console.error(error),
      );
    }, 300);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [text]);

  // Somebody has pressed a button that is gone.
  useEffect(() => field.current.focus(), []);

  // Each pause is a step to undo.
  const isTyped = useRef(false);
  const {__unstableMarkLastChangeAsPersistent: endStep} = useDispatch('core/block-editor');
  useEffect(() => {
    if (!isTyped.current) return undefined;
    const timer = setTimeout(endStep, 1000);
    return () => clearTimeout(timer);
  }, [text]);

  const goTo = ({line = 1, column = 1}) => {
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1;
    field.current.focus();
    field.current.setSelectionRange(start, start);
  };

  return h(
    'div',
    {className: 'welearn-writing'},
    h(
      'label',
      {htmlFor: `${id}-text`},
      __('The document, in YAML or Markdown', 'welearn-elements'),
    ),
    h('textarea', {
      id: `${id}-text`,
      ref: field,
      value: text,
      rows: Math.min(30, Math.max(12, text.split('\n').length + 1)),
      spellCheck: true,
      'aria-describedby': `${id}-problems`,
      onChange: ({target}) => {
        isTyped.current = true;
        setText(target.value);
      },
      // The editor would make blocks of lines that are pasted.
      onPaste: event => event.stopPropagation(),
    }),
    h(
      'div',
      {id: `${id}-problems`, className: 'welearn-problems', 'aria-live': 'polite'},
      h('p', null, summary(problems.filter(({severity}) => severity !== 'note'))),
      h(
        'ol',
        null,
        problems.map((problem, i) =>
          h(
            'li',
            {key: i, className: `is-${problem.severity}`},
            h(
              Button,
              {variant: 'link', onClick: () => goTo(problem)},
              /* translators: %d: number of a line. */
              sprintf(__('Line %d', 'welearn-elements'), problem.line ?? 1),
            ),
            ` ${problem.message}`,
          ),
        ),
      ),
    ),
  );
}

function summary(problems) {
  if (!problems.length) return __('No problems found.', 'welearn-elements');
  /* translators: %d: number of problems in a document. */
  const text = _n('%d problem:', '%d problems:', problems.length, 'welearn-elements');
  return sprintf(text, problems.length);
}
