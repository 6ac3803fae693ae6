// Puts the parts of a page that the server sent in the place of those that are there. What a person is just typing, where they
// are, and what they have unfolded stays.

const parts = ['draft-top', 'said', 'outline', 'inspector'] as const;
export type Part = (typeof parts)[number];

const listeners: (() => void)[] = [];

/** Called after each exchange, for what has to be set up again. */
export const onSwap = (listener: () => void): void => void listeners.push(listener);

type Writable = HTMLInputElement | HTMLTextAreaElement;

export const isWritable = (element: Element | null): element is Writable =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['checkbox', 'radio', 'hidden', 'button'].includes(element.type));

/** How to find an element again on the new page. */
const pathOf = (element: Element): string | null => {
  const name = element.getAttribute('name');
  const value =
    element instanceof HTMLButtonElement || element.getAttribute('type') === 'checkbox'
      ? element.getAttribute('value')
      : null;
  if (name !== null)
    return `[name="${CSS.escape(name)}"]${value === null ? '' : `[value="${CSS.escape(value)}"]`}`;
  if (element.id !== '') return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute('href');
  return href === null ? null : `a[href="${CSS.escape(href)}"]`;
};

type Place = {
  readonly path: string;
  readonly text: string | null;
  readonly range: readonly [number, number];
};

const placeOf = (element: Element | null): Place | null => {
  const part = element && parts.find(each => element.closest(`#${each}`));
  const own = part ? pathOf(element) : null;
  if (!element || own === null) return null;
  // The head of the page has links to the same address.
  const path = `#${part} ${own}`;
  if (!isWritable(element)) return { path, text: null, range: [0, 0] };
  const isChanged = element.value !== element.defaultValue;
  return {
    path,
    text: isChanged ? element.value : null,
    range: [element.selectionStart ?? 0, element.selectionEnd ?? 0],
  };
};

const restore = ({ path, text, range }: Place): void => {
  const element = document.querySelector<HTMLElement>(path);
  if (!element) return;
  element.focus({ preventScroll: true });
  if (!isWritable(element)) return;
  if (text !== null) element.value = text;
  if (element.type !== 'search') element.setSelectionRange(...range);
};

const keyOf = (details: HTMLDetailsElement): string =>
  details.id || details.dataset['group'] || details.dataset['more'] || details.className;

const unfolded = (): ReadonlyMap<string, boolean> =>
  new Map([...document.querySelectorAll('details')].map(details => [keyOf(details), details.open]));

const keepFolds = (before: ReadonlyMap<string, boolean>): void => {
  for (const details of document.querySelectorAll('details'))
    details.open = before.get(keyOf(details)) ?? details.open;
};

const scrolls = (): ReadonlyMap<string, number> =>
  new Map(parts.map(part => [part, document.getElementById(part)?.scrollTop ?? 0]));

const showPhone = (fresh: Document): void => {
  const [old, next] = [document.querySelector('iframe'), fresh.querySelector('iframe')];
  const src = next?.getAttribute('src');
  if (
    !old ||
    !src ||
    old.dataset['shown'] === src ||
    (!old.dataset['shown'] && old.getAttribute('src') === src)
  )
    return;
  old.dataset['shown'] = src;
  old.title = next?.title ?? '';
  // Not by `src`: that would put a step into the history for every letter.
  old.contentWindow?.location.replace(src);
};

const exchange = (fresh: Document, part: Part): void => {
  const [old, next] = [document.getElementById(part), fresh.getElementById(part)];
  if (old && next) old.replaceWith(document.adoptNode(next));
};

/** What is filled in for an act that was not asked for yet: a question to be added, a list to be pasted. */
const unsent = (): readonly (Writable | HTMLSelectElement)[] =>
  [
    ...document.querySelectorAll<Writable | HTMLSelectElement>(
      '#outline form[data-save="act"] [name], #inspector [data-kept="no"]',
    ),
  ].filter(element => element instanceof HTMLSelectElement || isWritable(element));

const keepUnsent = (before: readonly (Writable | HTMLSelectElement)[], isOtherItem: boolean): void => {
  for (const element of unsent()) {
    const old = before.find(each => each.name === element.name);
    if (old && !(isOtherItem && element.closest('#inspector'))) element.value = old.value;
  }
};

type Options = { readonly only?: readonly Part[]; readonly isOtherItem: boolean };

export const swap = (html: string, { only = parts, isOtherItem }: Options): void => {
  const fresh = new DOMParser().parseFromString(html, 'text/html');
  const [place, folds, heights] = [placeOf(document.activeElement), unfolded(), scrolls()];
  const filled = unsent();
  const search = document.querySelector<HTMLInputElement>('#find')?.value ?? '';
  for (const part of only) exchange(fresh, part);
  document.title = fresh.title;
  showPhone(fresh);
  keepUnsent(filled, isOtherItem);
  if (!isOtherItem) keepFolds(folds);
  for (const [part, top] of heights) {
    const element = document.getElementById(part);
    if (element && !(isOtherItem && part === 'inspector')) element.scrollTop = top;
  }
  const find = document.querySelector<HTMLInputElement>('#find');
  if (find) find.value = search;
  if (place) restore(place);
  listeners.forEach(listener => listener());
};
