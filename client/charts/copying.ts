// Buttons that copy a ready sentence, a file made when it is wanted, or a picture; hidden where the browser has no clipboard for us.

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

const picture = async (address: string): Promise<Blob> => (await fetch(address)).blob();

/** The promise goes into the clipboard at once: some browsers take nothing that comes later than the click. */
const copyPicture = async (button: HTMLButtonElement): Promise<void> => {
  const item = new ClipboardItem({ 'image/png': picture(button.dataset['copyPicture'] ?? '') });
  await navigator.clipboard.write([item]);
  button.textContent = button.dataset['done'] ?? '';
};

const enablePictures = (): void => {
  if (typeof ClipboardItem === 'undefined') return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy-picture]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copyPicture(button));
  }
};

export const enableCopying = (): void => {
  if (!('clipboard' in navigator)) return;
  enablePictures();
  for (const button of document.querySelectorAll<HTMLButtonElement>(
    'button[data-copy], button[data-fetch]',
  )) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
};
