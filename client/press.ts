// The press desk by keyboard: a slash goes to the search, arrows walk the list, Enter opens.
const links = (): HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('[data-walk] a')];

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox]), select, textarea, [contenteditable]');

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: at => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** From the search downwards into the list, and within the list. */
const walk = (event: KeyboardEvent): void => {
  const all = links();
  const move = moves[event.key];
  const at = all.findIndex(link => link === document.activeElement);
  const comesFromSearch =
    event.key === 'ArrowDown' && event.target instanceof HTMLElement && 'search' in event.target.dataset;
  if (!move || all.length === 0 || (at === -1 && !comesFromSearch)) return;
  event.preventDefault();
  all[move(at, all.length - 1)]?.focus();
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !isTyping(event.target)) {
    event.preventDefault();
    const search = document.querySelector<HTMLInputElement>('[data-search]');
    search?.focus();
    search?.select();
  } else walk(event);
});

/** The list is long: what is open is brought into sight. */
document.querySelector('[data-walk] [aria-current]')?.scrollIntoView({ block: 'nearest' });
