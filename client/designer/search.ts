// Finds questions in the outline by any of their words or by their name.

const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е');

const filter = (find: HTMLInputElement): void => {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  let count = 0;
  for (const page of document.querySelectorAll<HTMLElement>('#tree > li')) {
    let isAny = false;
    for (const question of page.querySelectorAll<HTMLElement>('li[data-search]')) {
      const text = plain(question.dataset['search'] ?? '');
      question.hidden = !words.every(word => text.includes(word));
      isAny ||= !question.hidden;
      if (!question.hidden) count += 1;
    }
    page.hidden = !isAny;
  }
  const nothing = document.getElementById('find-nothing');
  if (nothing) nothing.textContent = count === 0 ? (find.dataset['nothing'] ?? '') : '';
};

export const enableSearch = (): void => {
  const find = document.querySelector<HTMLInputElement>('#find');
  if (!find) return;
  find.hidden = false;
  find.addEventListener('input', () => filter(find));
  if (find.value !== '') filter(find);
};
