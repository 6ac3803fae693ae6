// The small script of every respondent's page. Nothing needs it and nothing waits for it: it leaves at once where somebody must leave,
// keeps a nervous finger from sending twice, and fetches what makes the next pages instant once somebody has begun to answer.
import { cookieOf, setCookie } from './respond/cookies.ts';
import { forgetDevice, shelfOf } from './respond/forget.ts';

const script = document.currentScript as HTMLScriptElement; // a classic script that runs for the first time has itself here
const { survey = '', exit = '', next = '' } = script.dataset;
/** The other windows of this interview leave too: none stays open behind the one that was seen. */
const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel(shelfOf(survey)) : null;
const away = (): string => document.querySelector<HTMLAnchorElement>('a.exit')?.href ?? exit;
const twoWeeks = 1_209_600;

/**
 * The page is white before the other site has answered. Where the network is slow, that is what matters. The cookies that no script
 * can delete are noise from here on; the server takes them too, now or, where there is no network, at the next visit.
 */
const leave = (): void => {
  setCookie(`left_${survey}`, '1', twoWeeks);
  forgetDevice(survey);
  const clearing = away();
  document.title = '\u00a0';
  document.body.replaceChildren();
  void fetch(clearing, { keepalive: true, redirect: 'manual' }).catch(() => undefined);
  location.replace(exit);
};

others?.addEventListener('message', () => leave());

document.addEventListener(
  'click',
  event => {
    const target = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.exit') : null;
    if (!target) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    others?.postMessage('leave');
    leave();
  },
  { capture: true },
);

let isSent = false;
document.addEventListener('submit', event => {
  if (event.defaultPrevented) return;
  if (isSent) return event.preventDefault();
  isSent = true;
  const form = event.target as HTMLFormElement; // submit events come from forms
  if (form.action.endsWith('/leave')) forgetDevice(survey);
});

// The browser is on its way to another page: nothing may change this one any more, or call the browser back.
addEventListener('beforeunload', () => (document.documentElement.dataset['going'] = ''));

/** A page out of the browser's memory may be older than the interview: it is asked for anew. */
addEventListener('pageshow', event => {
  isSent = false;
  delete document.documentElement.dataset['going'];
  if (event.persisted) location.reload();
});

let isAsked = false;
const goOn = (): void => {
  if (isAsked || !isSecureContext || !cookieOf(`box_${survey}`)) return;
  isAsked = true;
  const element = document.createElement('script');
  element.nonce = script.nonce;
  element.src = next;
  element.dataset['survey'] = survey;
  element.dataset['exit'] = exit;
  document.head.append(element);
};

// The first question stays as light as it is until somebody answers; later everything is here already, and nothing is fetched again.
const isWaiting = indexedDB.databases?.().then(found => found.some(({ name }) => name === shelfOf(survey)));
// Without its key it is noise that somebody's hurry has left: it goes too.
void isWaiting?.then(is => is && (cookieOf(`box_${survey}`) ? goOn() : forgetDevice(survey)));
for (const sign of ['pointerdown', 'keydown', 'input']) addEventListener(sign, goOn, { passive: true });
if (document.querySelector('[data-notice]')) goOn();
