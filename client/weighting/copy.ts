// Copies the text of a field, and says so on the button.

export const startCopying = (button: HTMLButtonElement): void => {
  const field = document.querySelector<HTMLTextAreaElement>(`#${button.dataset['copy'] ?? ''}`);
  if (!field) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    field.select();
    void navigator.clipboard.writeText(field.value).then(() => {
      button.textContent = button.dataset['done'] ?? button.textContent;
    });
  });
};
