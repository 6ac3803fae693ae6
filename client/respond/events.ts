// Taps, keys, Back, the network coming and going: each leads to one function.
import { answerPage, formOf, keepTyped, placeIn, sendEverything } from './answering.ts';
import { send } from './sending.ts';
import { isOpen, show, startOver, type Session } from './session.ts';

const isPlain = (event: MouseEvent): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

const pageForm = (): HTMLFormElement | null => document.querySelector('main form[autocomplete]');

/** One thing at a time: what comes while the last tap is still being worked on is the same tap again. */
const oneAtATime = () => {
  let isBusy = false;
  return (work: () => Promise<void>): void => {
    if (isBusy) return;
    isBusy = true;
    void work().finally(() => (isBusy = false));
  };
};

const listenToForms = (session: Session): void => {
  const once = oneAtATime();
  document.addEventListener(
    'submit',
    event => {
      const form = event.target as HTMLFormElement; // submit events come from forms
      const place = placeIn(session, new URL(form.action));
      if (!place) return;
      event.preventDefault();
      once(async () => {
        if (place.at === 'submit') await sendEverything(session);
        else await answerPage(session, place.at, formOf(form));
      });
    },
    { capture: true },
  );
};

/** Links to pages of this interview, in any language; what is typed goes with the respondent. */
const listenToLinks = (session: Session): void => {
  const once = oneAtATime();
  document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || !isPlain(event) || link.hash) return;
    const place = placeIn(session, new URL(link.href));
    if (!place) return;
    event.preventDefault();
    once(async () => {
      const form = pageForm();
      if (form && isTouched(form)) await keepTyped(session, form);
      session.language = place.language;
      show(session, place.at, 'push');
    });
  });
};

/** Whether anything stands otherwise than the page brought it. */
export const isTouched = (form: HTMLFormElement): boolean =>
  [...form.elements].some(field => {
    if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
    if (!(field instanceof HTMLInputElement)) return false;
    return field.checked !== field.defaultChecked || field.value !== field.defaultValue;
  });

const listenToTyping = (session: Session): void => {
  const keep = (form: HTMLFormElement | null): void => {
    if (form?.isConnected && session.kept.submit === null) void keepTyped(session, form);
  };
  let soon = 0;
  document.addEventListener('change', () => keep(pageForm()));
  document.addEventListener('input', event => {
    clearTimeout(soon);
    const isWritten = event.target instanceof Element && event.target.matches('textarea, [type=text]');
    const form = pageForm(); // by then another page may be here
    if (isWritten) soon = window.setTimeout(() => keep(form), 300);
  });
};

const listenToHistory = (session: Session): void => {
  addEventListener('popstate', () => {
    const place = placeIn(session, location);
    if (!place) return location.reload();
    if (place.at === session.at && place.language === session.language) return; // only a jump within the page
    session.language = place.language;
    show(session, place.at, 'stay');
  });
};

const listenToNetwork = (session: Session): void => {
  const look = async (): Promise<void> => {
    if (document.visibilityState === 'hidden') return;
    const kept = isOpen(session) ? await session.box.read() : null;
    if (!kept) return startOver(session);
    session.kept = kept;
    if (kept.pages.length > 0 || kept.submit !== null) await send(session);
  };
  addEventListener('online', () => void look());
  document.addEventListener('visibilitychange', () => void look());
  addEventListener('offline', () => (session.trouble = 'offline'));
};

export const listen = (session: Session): void => {
  listenToForms(session);
  listenToLinks(session);
  listenToTyping(session);
  listenToHistory(session);
  listenToNetwork(session);
};

/** The start page offers another device's code to who has not begun: made a moment too early, it does not know of the answers yet. */
const renewStart = (session: Session): void => {
  const isEarly = document.querySelector('main a[href$="/code"]') !== null;
  if (isEarly && session.kept.interview.isBegun && session.trouble === null) startOver(session);
};

/** Begins with the page as the server sent it; makes it anew only where this device knows more than the server did. */
export const takeOver = (session: Session): void => {
  const place = placeIn(session, location);
  const isNotice = document.querySelector('[data-notice]') !== null;
  const isElsewhere = !place && !isNotice; // the start page, which begins nothing by itself
  const { pages, submit, at } = session.kept;
  const isUnsent = pages.length > 0 || submit !== null;
  if (isElsewhere && submit === null) return isUnsent ? undefined : renewStart(session);
  if (isUnsent || (isNotice && session.trouble !== null))
    return show(session, isNotice && place ? place.at : at || (place?.at ?? ''), 'replace');
  if (isNotice) return location.reload();
  if (!place) return;
  session.at = place.at;
  const form = pageForm();
  if (form && isTouched(form)) void keepTyped(session, form);
  else if (session.kept.typed[place.at]) show(session, place.at, 'stay');
};
