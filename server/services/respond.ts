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
  type Journey,
  type Step,
} from '../../surveys/journey.ts';
import type { Language } from '../../surveys/localised.ts';
import { pageNumbered } from '../../surveys/pages.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash, responseId } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Wave } from '../stores/waves.ts';
import { changeDraft, findDraft, removeDraft, type Draft } from './respond/drafts.ts';
import { receiptFor, type Receipt } from './respond/receipt.ts';
import { durationClass, newTicket, type Ticket } from './respond/ticket.ts';
import type { ServiceParts } from './parts.ts';

/** A survey that takes answers now. */
export type OpenSurvey = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
};

/** One person's interview under way. `isBegun` is false until the first answer is kept. */
export type Interview = OpenSurvey & {
  readonly ticket: Ticket;
  readonly answers: Answers;
  readonly journey: Journey;
  readonly isBegun: boolean;
  /** What was read of the draft; stored over only while it still is what lies there. */
  readonly draft: Draft | null;
};

export type Form = Readonly<Record<string, string | readonly string[]>>;
export type AnswerOutcome =
  | { readonly next: string | null }
  | { readonly step: Step; readonly mistakes: readonly FormMistake[]; readonly answers: Answers };
export type SubmitOutcome = { readonly receipt: Receipt } | { readonly unanswered: string };

export const respondService = (parts: ServiceParts) => ({
  survey: (id: string) => findSurvey(parts, id),
  openSurvey: (id: string) => openSurvey(parts, id),
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
  begin: (): Ticket => newTicket(parts.random, parts.clock.now()),
  forget: (ticket: Ticket): Promise<void> => removeDraft(parts, ticket.key),
});

export type RespondService = ReturnType<typeof respondService>;

const findSurvey = async ({ stores }: ServiceParts, id: string): Promise<Survey> => {
  const survey = await stores.surveys.find(id);
  if (!survey) throw new Problem('not_found');
  return survey;
};

const openSurvey = async (parts: ServiceParts, id: string): Promise<OpenSurvey> => {
  const [survey, wave] = await Promise.all([findSurvey(parts, id), parts.stores.waves.openOf(id)]);
  if (!wave) throw new Problem('wave_closed', { survey: id });
  const version = await parts.stores.versions.find(wave.version);
  if (!version) throw new RangeError(`Wave ${wave.id} names version ${wave.version}, which is not stored`);
  return { survey, wave, questionnaire: version.document };
};

/** The interview of this ticket; a ticket whose draft is gone or belongs to a wave that ended opens an empty one. */
const open = async (parts: ServiceParts, id: string, ticket: Ticket): Promise<Interview> => {
  const [current, draft] = await Promise.all([openSurvey(parts, id), findDraft(parts, ticket.key)]);
  const isBegun = draft?.wave === current.wave.id;
  const answers = isBegun ? draft.answers : {};
  return { ...current, ticket, answers, isBegun, draft, journey: journey(current.questionnaire, answers) };
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
  parts: ServiceParts,
  { questionnaire, wave, ticket, ...interview }: Interview,
  { number, form }: { readonly number: string; readonly form: Form },
): Promise<AnswerOutcome> => {
  const page = pageNumbered(questionnaire, number)?.id ?? '';
  const read = (answers: Answers) => {
    const step = stepAt(journey(questionnaire, answers), page);
    return step && { step, ...readStep(step, form, answers) };
  };
  const attempt = read(interview.answers);
  if (!attempt) return { next: firstUnanswered(interview.journey, interview.answers)?.page.id ?? null };
  if ('mistakes' in attempt) return attempt;
  const kept = await changeDraft(
    parts,
    { key: ticket.key, wave: wave.id, page, known: interview.draft },
    answers => {
      const again = read(answers);
      return !again || 'mistakes' in again ? answers : again.answers;
    },
  );
  const wasComplete = firstUnanswered(interview.journey, interview.answers) === undefined;
  const path = journey(questionnaire, kept);
  const next = wasComplete ? firstUnanswered(path, kept) : nextStep(path, page);
  return { next: next?.page.id ?? null };
};

const submit = async (
  parts: ServiceParts,
  interview: Interview,
  language: Language,
): Promise<SubmitOutcome> => {
  const { questionnaire, wave, ticket, answers } = interview;
  const unanswered = firstUnanswered(interview.journey, answers);
  if (unanswered) return { unanswered: unanswered.page.id };
  const asked = onPath(questionnaire, answers);
  const content = { wave: wave.id, version: wave.version, mode: 'web' as const, answers: asked };
  const outcome = await parts.stores.responses.add({
    ...content,
    id: responseId(ticket.key, wave.id),
    language,
    day: parts.clock.today(),
    duration: durationClass(ticket, parts.clock.now()),
    hash: contentHash(content),
  });
  if (outcome === 'different') throw new Problem('already_answered');
  await removeDraft(parts, ticket.key);
  return { receipt: receiptFor(ticket.key, wave.id) };
};
