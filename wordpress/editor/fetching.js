import {__, apiFetch, h, ToolbarButton, useDispatch, useState} from './wp.js';

/** A button in the toolbar that fetches a block's documents at once, and says how that went. */
export function FetchNow({src, onDone}) {
  const [isBusy, setBusy] = useState(false);
  const {createErrorNotice, createSuccessNotice} = useDispatch('core/notices');
  const fetchNow = async () => {
    setBusy(true);
    try {
      const {problems, message} = await apiFetch({
        path: '/welearn-elements/v1/fetch',
        method: 'POST',
        data: {src},
      });
      if (problems.length) createErrorNotice(problems.join(' '), {type: 'snackbar'});
      else createSuccessNotice(message, {type: 'snackbar'});
      onDone();
    } catch ({message}) {
      createErrorNotice(message, {type: 'snackbar'});
    } finally {
      setBusy(false);
    }
  };
  return h(
    ToolbarButton,
    {onClick: fetchNow, disabled: isBusy, isBusy},
    __('Fetch now', 'welearn-elements'),
  );
}
