// The interview on the phone. Loaded in the background once somebody answers; from then on the next page needs no network, every tap
// is kept, and a lost connection is a sentence at the foot of the page. Without it everything works as the server does it.
import { languages } from '../surveys/language.ts';
import type { Questionnaire } from '../surveys/schema.ts';
import type { PhoneInterview } from '../server/presenters/respond/interview.ts';
import { openBox, type Box } from './respond/box.ts';
import { cookieOf, isGoing } from './respond/cookies.ts';
import { listen, takeOver } from './respond/events.ts';
import { onTop, sameVersion, type Kept } from './respond/kept.ts';
import { prepareOffline } from './respond/offline.ts';
import { forgetDevice } from './respond/forget.ts';
import { catchUp, send } from './respond/sending.ts';
import { showNotice, type Session } from './respond/session.ts';

const { survey = '' } = (document.currentScript as HTMLScriptElement).dataset; // a classic script has itself here
const prefix = languages.map(each => `/${each}`).find(each => location.pathname.startsWith(`${each}/`)) ?? '';

const isStart = /\/s\/\w+$/.test(location.pathname);

type Told = PhoneInterview | { readonly isSent: true } | { readonly code: string } | null;

/** What the server knows of this interview; null where nobody answers. */
const askServer = async (): Promise<Told> => {
  try {
    const address = `${prefix}/s/${survey}/interview`;
    const response = await fetch(address, { headers: { Accept: 'application/json' } });
    return response.status >= 500 ? null : ((await response.json()) as Told); // written by our own routes
  } catch {
    return null;
  }
};

const questionnaireOf = async ({ document: address }: PhoneInterview): Promise<Questionnaire> =>
  (await (await fetch(address)).json()) as Questionnaire; // a frozen version, as the server stores it

const sessionOf = (box: Box, questionnaire: Questionnaire, kept: Kept): Session => ({
  ...{ survey, box, questionnaire, kept, at: kept.at, trouble: null },
  language: languages.find(each => prefix === `/${each}`) ?? kept.interview.plainLanguage,
});

/** The interview is over here: what was kept for it goes, and where something was still to be sent, that is said. */
const end = async (box: Box, code: string): Promise<void> => {
  const kept = await box.read();
  const isUnsent = kept !== null && (kept.pages.length > 0 || kept.submit !== null);
  if (isUnsent) {
    const session = sessionOf(box, await questionnaireOf(kept.interview), kept);
    showNotice(session, code === 'wave_closed' ? 'closed' : 'lost');
  }
  forgetDevice(survey);
};

/** Sent, or left, since this page was made: the server knows what to say instead of it. */
const over = (): void => {
  forgetDevice(survey);
  if (!isGoing()) location.reload();
};

const begin = async (): Promise<void> => {
  const written = cookieOf(`box_${survey}`);
  if (!written) return over();
  const box = await openBox(survey, written);
  const told = await askServer();
  if (told && 'code' in told) return end(box, told.code);
  if (told?.isSent) return over();
  const before = await box.read();
  const interview = told ? sameVersion(told, before) : before?.interview;
  if (!interview) return;
  const questionnaire = await questionnaireOf(interview);
  const kept = onTop(questionnaire, interview, before);
  await box.put(kept);
  const session = sessionOf(box, questionnaire, kept);
  session.trouble = told === null ? 'offline' : null;
  const isBehind = kept.pages.length > 0;
  // what the server misses goes first: then the page it has sent is mostly right as it stands
  if (told && isBehind && kept.submit === null) await catchUp(session);
  if (isGoing()) return;
  // the start page was made before these answers had come: with them it says how to go on, and how another person begins
  if (isBehind && session.trouble === null && isStart && kept.submit === null) return location.reload();
  takeOver(session);
  listen(session);
  await send(session);
  await prepareOffline(session);
};

void begin().catch(() => undefined); // then the server's pages go on as they do without script
