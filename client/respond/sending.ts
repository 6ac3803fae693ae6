// The way to the server, as the respondent sees it: in the background, again when it failed, and the end said honestly.
import { sendAll } from './send.ts';
import { forgetDevice } from './forget.ts';
import { readerOf, savedState, saySaved, show, showNotice, type Session } from './session.ts';

type WithSync = { readonly sync?: { readonly register: (tag: string) => Promise<void> } };

const patience = 15_000;
let again = 0;

/** Where the browser can, it sends by itself when the network is back, even with the page closed. */
const askWorker = async (): Promise<void> => {
  const ready = (await navigator.serviceWorker?.ready) as unknown as WithSync | undefined; // only some browsers have it, so the types of pages do not
  await ready?.sync?.register('send').catch(() => undefined);
};

const waitForNetwork = (session: Session): void => {
  const wasAway = session.isAway;
  session.isAway = true;
  if (session.kept.submit !== null && !document.querySelector('[data-notice=waiting]')) {
    show(session, 'review', 'replace');
  } else saySaved(session, 'offline');
  if (!wasAway) void askWorker();
  clearTimeout(again);
  again = window.setTimeout(() => void send(session), patience);
};

const afterKept = async (session: Session): Promise<void> => {
  session.isAway = false;
  const wanted = session.kept.submit !== null;
  const kept = await session.box.change(newest => (wanted ? { ...newest, submit: null } : newest));
  if (kept) session.kept = kept;
  if (wanted) return location.reload(); // the server misses an answer, and leads to it
  saySaved(session, savedState(session) ?? 'saved');
};

export const send = async (session: Session): Promise<void> => {
  clearTimeout(again);
  const outcome = await sendAll(session.survey, session.box);
  if (outcome === 'away') return waitForNetwork(session);
  if (outcome === 'kept') return afterKept(session);
  if (outcome === 'sent') {
    forgetDevice(session.survey);
    return location.replace(readerOf(session, '').paths.done(session.survey));
  }
  showNotice(session, outcome);
  forgetDevice(session.survey);
};
