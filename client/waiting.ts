// What takes longer than a moment says so on every page of the staff, counts the seconds, and can be given up: the connection is cut,
// and the server stops what nobody waits for. Files are fetched, so that it is known when they are there.

type Words = { readonly waiting: string; readonly file: string; readonly failed: string };
type Parts = { readonly bar: HTMLElement; readonly said: HTMLElement; readonly cancel: HTMLButtonElement };

const moment = 600;

const partsIn = (bar: HTMLElement): Parts | null => {
  const [said, cancel] = [bar.querySelector('p'), bar.querySelector('button')];
  return said && cancel ? { bar, said, cancel } : null;
};

/** Words with the seconds that have gone, after a moment. */
const counting = ({ bar, said }: Parts) => {
  let timers: ReturnType<typeof setTimeout>[] = [];
  const hide = (): void => {
    timers.forEach(clearTimeout);
    timers = [];
    bar.hidden = true;
  };
  const start = (words: string): void => {
    hide();
    const began = Date.now();
    const count = (): void => {
      said.textContent = words.replace('{s}', String(Math.round((Date.now() - began) / 1000)));
    };
    const appear = (): void => {
      count();
      bar.hidden = false;
      timers.push(setInterval(count, 1000));
    };
    timers.push(setTimeout(appear, moment));
  };
  return { hide, start };
};

/** `stop` is what giving up does. */
const waitingIn = (own: Parts) => {
  const { bar, said, cancel } = own;
  const { hide, start } = counting(own);
  let giveUp = (): void => {};
  let cameFrom: Element | null = null;
  cancel.addEventListener('click', () => {
    giveUp();
    hide();
    if (cameFrom instanceof HTMLElement) cameFrom.focus();
  });
  const show = (words: string, stop: () => void): void => {
    cancel.hidden = false;
    cameFrom = document.activeElement;
    giveUp = stop;
    start(words);
  };
  const tell = (words: string): void => {
    hide();
    said.textContent = words;
    cancel.hidden = true;
    bar.hidden = false;
  };
  return { hide, show, tell };
};

type Bar = ReturnType<typeof waitingIn>;

const nameIn = (response: Response): string => {
  const said = response.headers.get('content-disposition') ?? '';
  const [, name = 'barometer'] = /filename="?([^";]+)"?/.exec(said) ?? [];
  return name;
};

const handOver = (file: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.dataset['ready'] = '';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};

const take = async (bar: Bar, words: Words, address: string, body: URLSearchParams | null): Promise<void> => {
  const stop = new AbortController();
  bar.show(words.file, () => stop.abort());
  try {
    const response = await fetch(address, { ...(body ? { method: 'POST', body } : {}), signal: stop.signal });
    const file = await response.blob();
    if (!response.ok || !response.headers.has('content-disposition')) return bar.tell(words.failed);
    handOver(file, nameIn(response));
    bar.hide();
  } catch {
    if (!stop.signal.aborted) bar.tell(words.failed);
  }
};

const bodyOf = (form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') body.append(name, value);
  return body;
};

const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !ctrlKey && !metaKey && !shiftKey && !altKey;

/** Opens another page of this site in this window. */
const leadsAway = (link: HTMLAnchorElement): boolean =>
  link.origin === location.origin &&
  (link.target === '' || link.target === '_self') &&
  link.href.split('#')[0] !== location.href.split('#')[0];

const watch = (bar: Bar, words: Words): void => {
  // at the window, after all others: what a script of the page does itself is not waited for
  addEventListener('submit', event => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    if (!('download' in form.dataset)) return bar.show(words.waiting, () => window.stop());
    event.preventDefault();
    void take(bar, words, form.action, bodyOf(form, submitter));
  });
  addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || event.defaultPrevented || !isPlain(event) || 'ready' in link.dataset) return;
    if (!link.hasAttribute('download')) {
      if (leadsAway(link)) bar.show(words.waiting, () => window.stop());
      return;
    }
    event.preventDefault();
    void take(bar, words, link.href, null);
  });
  for (const over of ['pagehide', 'pageshow']) addEventListener(over, () => bar.hide());
};

const element = document.getElementById('waiting');
const parts = element && partsIn(element);
if (parts) watch(waitingIn(parts), JSON.parse(parts.bar.dataset['words'] ?? '{}') as Words); // as the page wrote them
