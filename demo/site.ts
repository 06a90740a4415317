/**
 * The page's own script: gives each snippet a "Copy" button. Without it, snippets stay plain text.
 */

const announcement = document.querySelector('#copy-status');

for (const snippet of document.querySelectorAll('.snippet')) {
  const caption = snippet.querySelector('figcaption');
  const code = snippet.querySelector('pre');
  if (!caption || !code) continue;

  const word = document.createElement('span');
  word.textContent = 'Copy';
  const what = document.createElement('span');
  what.className = 'sr';
  what.textContent = `: ${caption.textContent.trim()}`;
  const button = document.createElement('button');
  button.type = 'button';
  button.append(word, what);
  button.addEventListener('click', () => void copy(code, word));
  code.before(button);
}

async function copy(code: HTMLElement, word: HTMLElement): Promise<void> {
  const isCopied = await toClipboard(code.textContent);
  if (!isCopied) getSelection()?.selectAllChildren(code);
  const answer = isCopied ? 'Copied' : 'Selected: press Ctrl C';
  say(word, answer);
  setTimeout(() => {
    say(word, '');
  }, 2500);
}

/**
 * Shows the answer on the button, and announces it to screen readers. An empty answer restores
 * "Copy".
 */
function say(word: HTMLElement, answer: string): void {
  word.textContent = answer || 'Copy';
  if (announcement) announcement.textContent = answer;
}

/** The clipboard only works on https and localhost, and browsers may refuse it even there. */
async function toClipboard(text: string): Promise<boolean> {
  if (!isSecureContext) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

export {};
