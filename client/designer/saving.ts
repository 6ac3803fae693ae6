// Sends forms one after another, each with the revision the one before has made, and shows what came of them.
import { isWritable, swap } from './swap.ts';

type Sending = {
  readonly form: HTMLFormElement;
  readonly submitter?: HTMLElement | null;
  /** Fields that the form does not have. */
  readonly more?: Readonly<Record<string, string>>;
};

let queue: Promise<unknown> = Promise.resolve();
let waiting = 0;

const top = (): HTMLElement | null => document.getElementById('draft-top');

const say = (words: string | undefined): void => {
  const state = document.getElementById('state');
  if (state && words) state.textContent = words;
};

const bodyOf = ({ form, submitter, more }: Sending): URLSearchParams => {
  const data = submitter ? new FormData(form, submitter) : new FormData(form);
  const body = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') body.append(name, value);
  for (const [name, value] of Object.entries(more ?? {})) body.set(name, value);
  body.set('revision', top()?.dataset['revision'] ?? '');
  return body;
};

const itemOf = (address: string): string => new URL(address, location.href).pathname;

/** The item on the page; the address may be ahead of it after a step back. */
let shown = location.pathname;

/** What came is older than what is being typed now: only the revision counts, and the rest comes with the next answer. */
const show = (html: string, address: string): void => {
  const isOtherItem = itemOf(address) !== shown;
  if (itemOf(address) !== location.pathname) history.pushState(null, '', address);
  shown = itemOf(address);
  if (waiting > 1) swap(html, { only: ['draft-top', 'outline'], isOtherItem });
  else swap(html, { isOtherItem });
  document.querySelector<HTMLElement>('#said [autofocus]')?.focus();
};

/** Browsers refuse to outlive the page with more than 64 KB. */
const mostKeptAlive = 60_000;

const ask = async (address: string, body: URLSearchParams | null = null): Promise<void> => {
  const response = await fetch(address, {
    ...(body ? { method: 'POST', body } : {}),
    headers: { accept: 'text/html' },
    credentials: 'same-origin',
    // Whoever types and goes on to another page at once has it kept all the same.
    keepalive: body === null || body.toString().length < mostKeptAlive,
  });
  if (response.status >= 500) throw new Error(`The server answered ${response.status}`);
  const html = await response.text();
  if (!html.includes('id="draft-top"')) {
    // Signed out, or the draft is gone: the page says so better than we can.
    location.assign(response.url);
    return;
  }
  // A form that was refused answers at its own address, which is that of the item all the same.
  const said = response.headers.get('content-location') ?? location.href;
  show(html, response.redirected || !body ? response.url : said);
  lookAgain();
};

/** Where a form did not arrive: it stays on the page, and is sent again when the connection is back. */
let unsaved = false;

const showBusy = (): void => void document.documentElement.toggleAttribute('data-busy', waiting > 0);

const inTurn = (work: () => Promise<void>): Promise<unknown> => {
  waiting += 1;
  showBusy();
  queue = queue
    .then(work)
    .catch(() => {
      say(top()?.dataset['failed']);
      if (location.pathname !== shown) history.pushState(null, '', shown);
    })
    .finally(() => {
      waiting -= 1;
      showBusy();
    });
  return queue;
};

export const send = (sending: Sending): Promise<unknown> => {
  const { form } = sending;
  const address = form.action;
  // Read now: by the time it is its turn, the answer before has replaced the form.
  const body = bodyOf(sending);
  return inTurn(async () => {
    say(top()?.dataset['saving']);
    body.set('revision', top()?.dataset['revision'] ?? '');
    try {
      await ask(address, body);
      unsaved = false;
    } catch (error) {
      unsaved ||= form.dataset['save'] === 'fields';
      throw error;
    }
  });
};

const fieldsOnPage = (): HTMLFormElement | null => document.querySelector('form[data-save="fields"]');

const sendAgain = (): void => {
  const form = fieldsOnPage();
  if (unsaved && form) void send({ form, more: { act: 'save' } });
};

/** What has not arrived goes first: another item would take its place on the page. */
export const open = (address: string): Promise<unknown> => {
  sendAgain();
  return inTurn(async () => {
    if (unsaved) throw new Error('What was filled in has not arrived');
    await ask(address);
  });
};

/** Asks for an act at the address of an item that has no form on the page. */
export const act = (address: string, fields: Readonly<Record<string, string>>): Promise<unknown> =>
  inTurn(async () => {
    const body = new URLSearchParams({
      ...fields,
      token: top()?.dataset['token'] ?? '',
      revision: top()?.dataset['revision'] ?? '',
    });
    await ask(address, body);
  });

const patience = 1500;
let looks = 0;

/** While a thousand respondents are on their way, what the checks say is asked for again. */
const lookAgain = (): void => {
  if (!top()?.dataset['pending'] || looks > 20) return;
  looks += 1;
  setTimeout(() => {
    if (waiting > 0) return;
    void fetch(location.href, { credentials: 'same-origin' })
      .then(response => response.text())
      .then(html => {
        if (waiting > 0) return;
        swap(html, { isOtherItem: false });
        lookAgain();
      });
  }, patience);
};

const isKept = (element: Element): boolean => element.getAttribute('data-kept') !== 'no';

const saveFrom = (element: Element): void => {
  const form = element.closest<HTMLFormElement>('form[data-save="fields"]');
  if (!form || !isKept(element)) return;
  looks = 0;
  void send({ form, more: { act: 'save' } });
  // Sent once: the answer brings the field anew.
  if (isWritable(element)) element.defaultValue = element.value;
};

/** What is on its way is not to be done again: the question to be added, the list that was pasted. */
const forget = (form: HTMLFormElement, submitter: HTMLElement | null): void => {
  if (form.closest('#outline')) form.reset();
  const paste = submitter?.closest('.paste')?.querySelector('textarea');
  if (paste) paste.value = '';
};

const keepUnsaved = (): void => {
  addEventListener('online', sendAgain);
  addEventListener('beforeunload', event => {
    if (unsaved) event.preventDefault();
  });
};

export const enableSaving = (): void => {
  document.addEventListener('focusout', ({ target }) => {
    if (target instanceof Element && isWritable(target) && target.value !== target.defaultValue)
      saveFrom(target);
  });
  document.addEventListener('change', ({ target }) => {
    if (target instanceof Element && !isWritable(target)) saveFrom(target);
  });
  document.addEventListener('submit', event => {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || !form.closest('#inspector, #outline, #said, .tools')) return;
    event.preventDefault();
    looks = 0;
    void send({ form, submitter });
    forget(form, submitter);
  });
  document.addEventListener('click', event => {
    const link =
      event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>('#outline a, #inspector a, #said a')
        : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void open(link.href);
  });
  addEventListener('popstate', () => void open(location.href));
  keepUnsaved();
  lookAgain();
};
