// Saves a form a moment after the last key, again and again until it has arrived: without a connection, while the server starts anew,
// and after somebody signed in again. Where somebody else was faster it stops: only a person may write over another's numbers.
import { send, type Outcome } from './arriving.ts';

type Words = Readonly<Record<Outcome, string>> & { readonly signIn: { href: string; label: string } };

const pause = 900;
const shortest = 2000;
const longest = 15_000;

const wordsOf = (form: HTMLFormElement): Words => JSON.parse(form.dataset['autosave'] ?? '{}') as Words; // as the page wrote it

/** The door opens in another tab: this one keeps what is typed. */
const linkTo = ({ href, label }: Words['signIn']): HTMLAnchorElement => {
  const link = document.createElement('a');
  Object.assign(link, { href, target: '_blank', textContent: label });
  return link;
};

const isOver = (outcome: Outcome): boolean => outcome === 'saved' || outcome === 'conflict';

const speaker = (form: HTMLFormElement): ((outcome: Outcome) => void) => {
  const words = wordsOf(form);
  const status = form.querySelector('.saving');
  return outcome =>
    status?.replaceChildren(words[outcome], ...(outcome === 'signed_out' ? [' ', linkTo(words.signIn)] : []));
};

/** One attempt after another; never two at once. */
const saver = (form: HTMLFormElement) => {
  const say = speaker(form);
  let queue: Promise<Outcome> = Promise.resolve('saved');
  let unsaved = false;
  let wait = shortest;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const attempt = async (before: Outcome): Promise<Outcome> => {
    if (before === 'conflict') return before;
    unsaved = false;
    const outcome = await send(form);
    unsaved ||= !isOver(outcome);
    say(outcome);
    wait = outcome === 'saved' ? shortest : Math.min(longest, wait * 2);
    if (outcome === 'failed' || outcome === 'signed_out') soon(wait);
    return outcome;
  };
  const save = (): Promise<Outcome> => {
    clearTimeout(timer);
    return (queue = queue.then(attempt));
  };
  const soon = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), milliseconds);
  };
  const typed = (): void => {
    unsaved = true;
    soon(pause);
  };
  return { save, typed, isUnsaved: () => unsaved, hasFailed: () => unsaved && wait > shortest };
};

/** Leaves the page only with what has arrived, or where the page that comes shows what was typed. */
const guard = (form: HTMLFormElement, save: () => Promise<Outcome>): (() => boolean) => {
  let isLeaving = false;
  form.addEventListener('submit', event => {
    if (isLeaving) return;
    const { submitter } = event;
    event.preventDefault();
    void save().then(outcome => {
      if (outcome === 'failed' || outcome === 'signed_out') return;
      isLeaving = true;
      // not at once: a form does not take another submission while it is at this one
      setTimeout(() => form.requestSubmit(submitter));
    });
  });
  addEventListener('pageshow', () => {
    isLeaving = false;
  });
  return () => isLeaving;
};

/** Another page is opened once what is typed has arrived: it would show the numbers before. Where it cannot, the browser asks. */
const waitForLinks = (isUnsaved: () => boolean, save: () => Promise<Outcome>): void => {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null;
    const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (!link || link.target !== '' || isElsewhere || !isUnsaved()) return;
    event.preventDefault();
    void save().then(() => location.assign(link.href));
  });
};

export const startAutosave = (form: HTMLFormElement): void => {
  const { save, typed, isUnsaved, hasFailed } = saver(form);
  const again = (): void => void (isUnsaved() && save());
  form.addEventListener('input', event => {
    if (!(event.target instanceof HTMLTextAreaElement)) typed();
  });
  const isLeaving = guard(form, save);
  waitForLinks(isUnsaved, save);
  for (const moment of ['online', 'focus', 'pagehide']) addEventListener(moment, again);
  addEventListener('beforeunload', event => {
    if (hasFailed() && !isLeaving()) event.preventDefault();
  });
};
