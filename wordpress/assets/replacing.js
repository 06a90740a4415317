/** Names the problems of a document before it takes the place of another. */
(() => {
  const {__, _n, sprintf} = wp.i18n;
  const field = document.getElementById('welearn-file');
  const list = document.getElementById('welearn-file-problems');

  const make = (name, properties = {}) => Object.assign(document.createElement(name), properties);

  const summary = problems => {
    if (!problems.length) return __('No problems found.', 'welearn-elements');
    /* translators: %d: number of problems in a document. */
    const text = _n('%d problem:', '%d problems:', problems.length, 'welearn-elements');
    return sprintf(text, problems.length);
  };

  // Somebody who has corrected a file chooses it again, which is no change otherwise.
  field.addEventListener('click', () => (field.value = ''));
  field.addEventListener('change', async () => {
    const [file] = field.files;
    list.replaceChildren();
    if (!file) return;
    const {checkFile} = await import(window.welearnElementsReplacing.library);
    const problems = await checkFile(file);
    if (file !== field.files[0]) return;
    const items = problems.map(({severity, line = 1, message}) => {
      /* translators: %d: number of a line. */
      const place = sprintf(__('Line %d', 'welearn-elements'), line);
      return make('li', {textContent: `${place}: ${message}`, className: `is-${severity}`});
    });
    const found = make('ol');
    found.append(...items);
    const textContent = summary(problems.filter(({severity}) => severity !== 'note'));
    list.replaceChildren(make('p', {textContent}), found);
  });
})();
