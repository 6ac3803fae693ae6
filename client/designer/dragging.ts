// Pages and questions are dragged in the outline: a page with all it has, a question of a page with several to another such page.
import Sortable from 'sortablejs';
import { act } from './saving.ts';

const nameBefore = (element: Element, kind: 'page' | 'question'): string => {
  const before = element.previousElementSibling;
  return before instanceof HTMLElement ? (before.dataset[kind] ?? '') : '';
};

/** Every item's form goes to the address of the item: its last part is the name. */
const addressOf = (item: string): string => location.pathname.replace(/[^/]+$/, item);

const afterDrag = ({ item, from, to, oldIndex, newIndex }: Sortable.SortableEvent): void => {
  if (from === to && oldIndex === newIndex) return;
  const { page, question } = item.dataset;
  if (question !== undefined) {
    const target = to instanceof HTMLElement ? (to.dataset['questions'] ?? '') : '';
    void act(addressOf(`question-${question}`), {
      act: 'drop',
      to_page: target,
      to_after: nameBefore(item, 'question'),
    });
  } else if (page !== undefined) {
    void act(addressOf(`page-${page}`), { act: 'drop', to_after: nameBefore(item, 'page') });
  }
};

export const enableDragging = (): void => {
  const tree = document.getElementById('tree');
  if (!tree) return;
  const options = { animation: 120, delay: 150, delayOnTouchOnly: true, onEnd: afterDrag } as const;
  Sortable.create(tree, { ...options, draggable: 'li[data-page]' });
  for (const list of tree.querySelectorAll<HTMLElement>('.page + [data-questions]'))
    Sortable.create(list, { ...options, group: 'questions', draggable: 'li[data-question]' });
};
