// Keys: Alt with arrows moves what the outline has in focus, arrows alone go through it, Ctrl+Z goes back and Ctrl+Shift+Z forth.
import { act, send } from './saving.ts';
import { isWritable } from './swap.ts';

const linksOfOutline = (): HTMLAnchorElement[] =>
  [...document.querySelectorAll<HTMLAnchorElement>('#outline a')].filter(link => link.offsetParent !== null);

const inOutline = (event: KeyboardEvent, link: HTMLAnchorElement): void => {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (by === 0) return;
  event.preventDefault();
  if (event.altKey) return void act(link.href, { act: by === -1 ? 'up' : 'down' });
  const links = linksOfOutline();
  links[links.indexOf(link) + by]?.focus();
};

const goBack = (event: KeyboardEvent): void => {
  const isUndo = event.code === 'KeyZ' && !event.shiftKey;
  const isRedo = (event.code === 'KeyZ' && event.shiftKey) || event.code === 'KeyY';
  if (!isUndo && !isRedo) return;
  const form = document.querySelector<HTMLFormElement>(`form[data-return="${isUndo ? 'undo' : 'redo'}"]`);
  if (!form || form.querySelector('button')?.disabled) return;
  event.preventDefault();
  void send({ form });
};

export const enableKeyboard = (): void => {
  document.addEventListener('keydown', event => {
    const focused = document.activeElement;
    const link = focused?.closest<HTMLAnchorElement>('#outline a');
    if (link && !event.ctrlKey && !event.metaKey) inOutline(event, link);
    // Inside a text the browser's own undo is meant.
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !isWritable(focused)) goBack(event);
  });
};
