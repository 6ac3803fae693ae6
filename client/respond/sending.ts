// The way to the server, as the respondent sees it: in the background, again when it failed, and the end said honestly.
import { isTrouble, sendAll, type Trouble } from './send.ts';
import { forgetDevice } from './forget.ts';
import { readerOf, savedState, saySaved, show, showNotice, type Session } from './session.ts';

type WithSync = { readonly sync?: { readonly register: (tag: string) => Promise<void> } };

/** Soon at first, then ever more rarely. */
const patience = (failures: number): number => Math.min(60_000, 2000 * 2 ** failures);
let failures = 0;
let again = 0;

/** Where the browser can, it sends by itself when the network is back, even with the page closed. */
const askWorker = async (): Promise<void> => {
  const ready = (await navigator.serviceWorker?.ready) as unknown as WithSync | undefined; // only some browsers have it, so the types of pages do not
  await ready?.sync?.register('send').catch(() => undefined);
};

const waitForServer = (session: Session, trouble: Trouble): void => {
  const before = session.trouble;
  session.trouble = trouble;
  const isSaid = before === trouble && document.querySelector('[data-notice]') !== null;
  if (session.kept.submit !== null && !isSaid) show(session, 'review', 'replace');
  else saySaved(session, trouble);
  if (before === null && trouble !== 'refused') void askWorker();
  clearTimeout(again);
  again = window.setTimeout(() => void send(session), patience(failures++));
};

const afterKept = async (session: Session, isComplete: boolean): Promise<void> => {
  session.trouble = null;
  failures = 0;
  const kept = await session.box.change(newest => (isComplete ? newest : { ...newest, submit: null }));
  if (kept) session.kept = kept;
  if (!isComplete) return location.reload(); // the server leads to the answer it misses
  saySaved(session, savedState(session) ?? 'saved');
};

/** Sends what waits from an earlier page, and says nothing of it; false where they still wait. */
export const catchUp = async (session: Session): Promise<boolean> => {
  const outcome = await sendAll(session.survey, session.box);
  session.kept = (await session.box.read()) ?? session.kept;
  session.trouble = isTrouble(outcome) ? outcome : null;
  return session.trouble === null;
};

export const send = async (session: Session): Promise<void> => {
  clearTimeout(again);
  const outcome = await sendAll(session.survey, session.box);
  if (isTrouble(outcome)) return waitForServer(session, outcome);
  if (outcome === 'kept' || outcome === 'unanswered') return afterKept(session, outcome === 'kept');
  if (outcome === 'sent') {
    forgetDevice(session.survey);
    return location.replace(readerOf(session, '').paths.done(session.survey));
  }
  showNotice(session, outcome);
  forgetDevice(session.survey);
};
