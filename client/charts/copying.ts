// Buttons that copy a ready sentence; they stay hidden where the browser has no clipboard for us.

const copy = async (button: HTMLButtonElement): Promise<void> => {
  const text = document.getElementById(button.dataset['copy'] ?? '')?.textContent ?? '';
  await navigator.clipboard.writeText(text.trim());
  button.textContent = button.dataset['done'] ?? '';
};

export const enableCopying = (): void => {
  if (!('clipboard' in navigator)) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
};
