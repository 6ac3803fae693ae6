// Buttons that copy a ready sentence or a picture; they stay hidden where the browser has no clipboard for us.

const copy = async (button: HTMLButtonElement): Promise<void> => {
  const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent ?? '';
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
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
};
