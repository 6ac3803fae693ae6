// One interview on one screen: the newest that is known of it, and which of its pages is shown.
import type { Form, FormMistake } from '../../surveys/answers.ts';
import type { Answers } from '../../surveys/answer.ts';
import { firstUnanswered, mayVisit, stepAt, type Step } from '../../surveys/journey.ts';
import type { Language } from '../../surveys/language.ts';
import { pageNumber, pageNumbered } from '../../surveys/pages.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { presentNotice, presentReview, presentStep } from 'respond-pages';
import type { NoticeKind } from '../../server/presenters/respond/notice.ts';
import type { Reader } from '../../server/presenters/reader.ts';
import type { Box } from './box.ts';
import { cookieOf, isGoing } from './cookies.ts';
import { pathOf, type Kept } from './kept.ts';
import { readerFor } from './reader.ts';
import { showPage } from './render.ts';
import type { Trouble } from './send.ts';

export type Session = {
  readonly survey: string;
  readonly box: Box;
  readonly questionnaire: Questionnaire;
  kept: Kept;
  language: Language;
  /** The number of the page on the screen, or `review`. */
  at: string;
  /** Why what was sent last did not arrive; null where it did. */
  trouble: Trouble | null;
};

type Mistaken = {
  readonly step: Step;
  readonly answers: Answers;
  readonly mistakes: readonly FormMistake[];
  readonly form: Form;
};
type ServerInterview = Parameters<typeof presentReview>[1];

const interviewOf = ({ kept, questionnaire }: Session): ServerInterview =>
  ({
    ...kept.interview,
    questionnaire,
    journey: pathOf(questionnaire, kept.interview),
  }) as unknown as ServerInterview; // ticket and draft stay with the server, and no presenter reads them

export const readerOf = ({ kept, language, survey }: Session, at: string): Reader =>
  readerFor(kept.interview, language, `/s/${survey}/${at}`);

export const addressOf = (session: Session, at: string): string =>
  readerOf(session, at).paths.at(`/s/${session.survey}/${at}`);

/** The number of a page, or `review` where no page is left. */
export const placeOf = ({ questionnaire }: Session, page: string | null): string =>
  page === null ? 'review' : String(pageNumber(questionnaire, page));

/** The page that was asked for where it may be opened; else the first open question, or the review. */
const allowed = (session: Session, at: string): string => {
  const { questionnaire, kept } = session;
  const path = pathOf(questionnaire, kept.interview);
  const { answers } = kept.interview;
  const page = pageNumbered(questionnaire, at);
  if (page && mayVisit(path, answers, page.id)) return at;
  return placeOf(session, firstUnanswered(path, answers)?.page.id ?? null);
};

export const savedState = ({ trouble, kept }: Session): Trouble | 'sending' | undefined =>
  trouble ?? (kept.pages.length > 0 ? 'sending' : undefined);

/** What the page of answers that wait says they wait for. */
const waitingFor = (trouble: Trouble | null): NoticeKind =>
  trouble === null || trouble === 'offline' ? 'waiting' : trouble;

export const showNotice = (session: Session, kind: NoticeKind): void => {
  const reader = readerOf(session, 'review');
  showPage('notice', presentNotice(reader, session.kept.interview.survey, kind));
};

const showStep = (session: Session, mistaken?: Mistaken): void => {
  const interview = interviewOf(session);
  const page = pageNumbered(session.questionnaire, session.at)?.id ?? '';
  const step = mistaken?.step ?? stepAt(interview.journey, page);
  if (!step) return;
  const form = mistaken?.form ?? session.kept.typed[session.at];
  const saved = savedState(session);
  const shown = {
    ...{ step, answers: interview.answers, mistakes: [], ...mistaken },
    ...(form ? { form } : {}),
    ...(saved ? { saved } : {}),
  };
  showPage('step', presentStep(readerOf(session, session.at), interview, shown));
};

/** How the address gets there: a step forward in the history, in the place of this one, or it stands there already. */
export type Way = 'push' | 'replace' | 'stay';

export const show = (session: Session, wanted: string, way: Way, mistaken?: Mistaken): void => {
  session.at = session.kept.submit === null ? allowed(session, wanted) : 'review';
  const address = addressOf(session, session.at);
  if (way === 'push' && location.pathname !== address) history.pushState(null, '', address);
  else if (location.pathname !== address) history.replaceState(null, '', address);
  if (session.kept.submit !== null) showNotice(session, waitingFor(session.trouble));
  else if (session.at === 'review') {
    showPage('review', presentReview(readerOf(session, 'review'), interviewOf(session), savedState(session)));
  } else showStep(session, mistaken);
  const { at } = session;
  void session.box.change(kept => (kept.at === at ? kept : { ...kept, at }));
};

/** The key to the box is still there: it goes first when an interview is sent, left or begun anew, here or in another window. */
export const isOpen = ({ survey }: Session): boolean => cookieOf(`box_${survey}`) !== undefined;

/** The server knows what to say now; who left in a hurry is on the way to another site, and nothing may call them back. */
export const startOver = ({ survey }: Session): void => {
  if (!cookieOf(`left_${survey}`) && !isGoing()) location.reload();
};

/** What the small sentence under the buttons says now. */
export const saySaved = (session: Session, said: 'here' | 'saved' | 'sending' | Trouble): void => {
  const sentence = document.querySelector('main form > .saved');
  const key = said === 'saved' ? 'respond:step.saved' : `respond:step.saved_${said}`;
  const text = readerOf(session, session.at).t(key);
  if (sentence && sentence.textContent !== text) sentence.textContent = text;
};
