// An interview from its first page to the receipt. The respondent's ticket (in their cookie) is the only way to a draft; the path
// is derived from the answers each time; a submission is stored exactly once and carries nothing that leads to a person.
import { readStep, type FormMistake } from '../../surveys/answers.ts';
import type { Answers } from '../../surveys/answer.ts';
import {
  firstUnanswered,
  journey,
  mayVisit,
  nextStep,
  onPath,
  stepAt,
  type Context,
  type Journey,
  type Step,
} from '../../surveys/journey.ts';
import type { Language } from '../../surveys/localised.ts';
import { pageNumbered } from '../../surveys/pages.ts';
import type { Seed } from '../../surveys/random.ts';
import { contentHash, orderSeed, responseId } from '../crypto.ts';
import { Problem } from '../problem.ts';
import { changeDraft, findDraft, removeDraft, type Draft } from './respond/drafts.ts';
import { findSurvey, lastDayToSend, openSurveys, takingOn, type OpenSurvey } from './respond/openSurveys.ts';
import { linkOfPlace, placeOf } from './respond/place.ts';
import { receiptFor, type Receipt } from './respond/receipt.ts';
import { begunOn, durationClass, newTicket, type Ticket } from './respond/ticket.ts';
import type { ServiceParts } from './parts.ts';

export type { OpenSurvey } from './respond/openSurveys.ts';

/** One person's interview under way. `isBegun` is false until the first answer is kept. */
export type Interview = OpenSurvey & {
  readonly ticket: Ticket;
  readonly answers: Answers;
  readonly journey: Journey;
  /** What chance decides in this interview, and the first day of its wave. */
  readonly context: Context & { readonly seed: Seed };
  readonly isBegun: boolean;
  /** What was read of the draft; stored over only while it still is what lies there. */
  readonly draft: Draft | null;
};

export type Form = Readonly<Record<string, string | readonly string[]>>;
export type AnswerOutcome =
  | { readonly next: string | null }
  | { readonly step: Step; readonly mistakes: readonly FormMistake[]; readonly answers: Answers };

type Parts = ServiceParts & { readonly openSurvey: (id: string) => Promise<OpenSurvey> };
export type SubmitOutcome = { readonly receipt: Receipt } | { readonly unanswered: string };

export const respondService = (given: ServiceParts) => {
  const parts: Parts = { ...given, openSurvey: openSurveys(given) };
  return serviceOver(parts);
};

const serviceOver = (parts: Parts) => ({
  survey: (id: string) => findSurvey(parts, id),
  openSurvey: (id: string) => parts.openSurvey(id),
  open: (id: string, ticket: Ticket) => open(parts, id, ticket),
  receiptOfSent: (interview: Interview) => receiptOfSent(parts, interview),
  answer: (interview: Interview, number: string, form: Form) => answer(parts, interview, { number, form }),
  submit: (interview: Interview, language: Language) => submit(parts, interview, language),
  /** The page of that number, where the respondent has come so far; unknown pages and pages ahead are none. */
  stepAt: ({ questionnaire, journey, answers }: Interview, number: string): Step | undefined => {
    const page = pageNumbered(questionnaire, number);
    return page && mayVisit(journey, answers, page.id) ? stepAt(journey, page.id) : undefined;
  },
  /** The first page without an answer; null where only the review is left. */
  whereLeft: ({ journey, answers }: Interview): string | null =>
    firstUnanswered(journey, answers)?.page.id ?? null,
  /** After the last day of the wave nobody begins. */
  begin: ({ survey, wave }: OpenSurvey, place?: string): Ticket => {
    if (takingOn(parts.clock.today(), wave) !== 'new')
      throw new Problem('wave_closed', { survey: survey.id });
    return newTicket(parts.random, parts.clock.now(), place);
  },
  /** The name of the place that will stand beside the answers. */
  placeName: async ({ wave }: OpenSurvey, code: string | undefined): Promise<string | null> =>
    (await linkOfPlace(parts, code, wave.id))?.place ?? null,
  /** Set once nobody new may begin: what was begun in time may be sent up to this day. */
  lastDay: ({ wave }: OpenSurvey): string | null =>
    takingOn(parts.clock.today(), wave) === 'new' ? null : lastDayToSend(wave),
  takesNew: ({ wave }: OpenSurvey): boolean => takingOn(parts.clock.today(), wave) === 'new',
  forget: (ticket: Ticket): Promise<void> => removeDraft(parts, ticket.key),
});

export type RespondService = ReturnType<typeof respondService>;

/** In the days of grace only who began by the last day goes on: here, or on a phone that had no network. */
const refuseLate = ({ clock }: Parts, { survey, wave }: OpenSurvey, ticket: Ticket): void => {
  const isLate =
    takingOn(clock.today(), wave) !== 'new' && clock.dayOf(begunOn(ticket)) > (wave.closes ?? '');
  if (isLate) throw new Problem('wave_closed', { survey: survey.id });
};

/** The interview of this ticket; a ticket whose draft is gone or belongs to a wave that ended opens an empty one. */
const open = async (parts: Parts, id: string, ticket: Ticket): Promise<Interview> => {
  const [current, draft] = await Promise.all([parts.openSurvey(id), findDraft(parts, ticket.key)]);
  refuseLate(parts, current, ticket);
  const isBegun = draft?.wave === current.wave.id;
  const answers = isBegun ? draft.answers : {};
  const seed = isBegun ? draft.seed : orderSeed(ticket.key, current.wave.id);
  const context = { seed, today: current.wave.opens };
  const path = journey(current.questionnaire, answers, context);
  return { ...current, ticket, answers, isBegun, draft, context, journey: path };
};

/** The receipt of a response this ticket has already sent, where the acknowledgement was lost on the way. */
const receiptOfSent = async ({ stores }: ServiceParts, { wave, ticket, isBegun }: Interview) =>
  !isBegun && (await stores.responses.has(responseId(ticket.key, wave.id)))
    ? receiptFor(ticket.key, wave.id)
    : null;

/**
 * Keeps the answers of one page; a page that another tab has taken off the path is passed over. What two tabs answer at once is kept from both. Who had answered everything and changes one
 * answer is led to what it opened, or back to the review, and not through all that follows.
 */
const answer = async (
  parts: Parts,
  { questionnaire, wave, ticket, context, ...interview }: Interview,
  { number, form }: { readonly number: string; readonly form: Form },
): Promise<AnswerOutcome> => {
  const page = pageNumbered(questionnaire, number)?.id ?? '';
  const readOn = (path: Journey, answers: Answers) => {
    const step = stepAt(path, page);
    return step && { step, ...readStep(step, form, answers) };
  };
  const attempt = readOn(interview.journey, interview.answers);
  if (!attempt) return { next: firstUnanswered(interview.journey, interview.answers)?.page.id ?? null };
  if ('mistakes' in attempt) return attempt;
  const kept = await changeDraft(
    parts,
    { key: ticket.key, wave: wave.id, page, seed: context.seed, known: interview.draft },
    answers => {
      const isAsRead = answers === interview.answers;
      const again = isAsRead ? attempt : readOn(journey(questionnaire, answers, context), answers);
      return !again || 'mistakes' in again ? answers : again.answers;
    },
  );
  const wasComplete = firstUnanswered(interview.journey, interview.answers) === undefined;
  const path = journey(questionnaire, kept, context);
  const next = wasComplete ? firstUnanswered(path, kept) : nextStep(path, page);
  return { next: next?.page.id ?? null };
};

const submit = async (parts: Parts, interview: Interview, language: Language): Promise<SubmitOutcome> => {
  const { questionnaire, wave, ticket, answers } = interview;
  if ((await parts.stores.waves.find(wave.id))?.state !== 'open')
    throw new Problem('wave_closed', { survey: interview.survey.id });
  const unanswered = firstUnanswered(interview.journey, answers);
  if (unanswered) return { unanswered: unanswered.page.id };
  const asked = onPath(questionnaire, answers, interview.context);
  const content = { wave: wave.id, version: wave.version, mode: 'web' as const, answers: asked };
  const outcome = await parts.stores.responses.add({
    ...content,
    id: responseId(ticket.key, wave.id),
    ...(await placeOf(parts, ticket, wave.id)),
    language,
    day: parts.clock.today(),
    duration: durationClass(ticket, parts.clock.now()),
    hash: contentHash(content),
  });
  if (outcome === 'different') throw new Problem('already_answered');
  await removeDraft(parts, ticket.key);
  return { receipt: receiptFor(ticket.key, wave.id) };
};
