// Buttons that copy a ready sentence, or a file that is made when it is wanted; they stay hidden where the browser has no clipboard for us.

const copy = async (button: HTMLButtonElement): Promise<void> => {
  const { fetch: file, copy: id } = button.dataset;
  const text =
    file === undefined
      ? (document.getElementById(id ?? '')?.textContent ?? '')
      : await fetch(file).then(response => (response.ok ? response.text() : ''));
  if (text === '') return;
  await navigator.clipboard.writeText(text.trim());
  button.textContent = button.dataset['done'] ?? '';
};

export const enableCopying = (): void => {
  if (!('clipboard' in navigator)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>(
    'button[data-copy], button[data-fetch]',
  )) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
};
