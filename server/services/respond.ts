// An interview from its first page to the receipt. The respondent's ticket (in their cookie) is the only way to a draft; the path
// is derived from the answers each time; a submission is stored exactly once and carries nothing that leads to a person.
import { readStep } from '../../surveys/answers.ts';
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
import { contentHash, deviceKey, orderSeed, responseId } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import type {
  AnswerOutcome,
  Form,
  Interview,
  OpenSurvey,
  SubmitOutcome,
  Wrong,
} from './respond/interview.ts';
import { keepPages, type SaveOutcome, type Saving } from './respond/save.ts';
import { moveCode, takeCode } from './respond/move.ts';
import { changeDraft, findDraft, removeDraft } from './respond/drafts.ts';
import { receiptFor } from './respond/receipt.ts';
import { durationClass, newTicket, type Ticket } from './respond/ticket.ts';
import type { ServiceParts } from './parts.ts';

export type { Survey } from '../stores/surveys.ts';
export type { Saving } from './respond/save.ts';
export type * from './respond/interview.ts';

export const respondService = (parts: ServiceParts) => ({
  survey: (id: string) => findSurvey(parts, id),
  openSurvey: (id: string) => openSurvey(parts, id),
  open: (id: string, ticket: Ticket) => open(parts, id, ticket),
  receiptOfSent: (interview: Interview) => receiptOfSent(parts, interview),
  answer: (interview: Interview, number: string, form: Form) => answer(parts, interview, { number, form }),
  save: (id: string, ticket: Ticket, saving: Saving) => save(parts, id, ticket, saving),
  /** A frozen version of this survey's questionnaire, for a phone that goes on by itself. */
  version: async (id: string, version: string): Promise<Questionnaire> =>
    (await inVersion(parts, await openSurvey(parts, id), version)).questionnaire,
  deviceKey: ({ key }: Ticket): string => deviceKey(key),
  moveCode: (interview: Interview): Promise<string> => moveCode(parts, interview),
  /** The interview that a code of its respondent leads to, begun or sent; null where there is none. */
  takeCode: async (id: string, code: string): Promise<Interview | null> => {
    const ticket = await takeCode(parts, code);
    const interview = ticket && (await open(parts, id, ticket));
    if (!interview) return null;
    return interview.isBegun || (await receiptOfSent(parts, interview)) ? interview : null;
  },
  submit: (interview: Interview, language: Language) => submit(parts, interview, language),
  /** The page of that number, where the respondent has come so far; unknown pages and pages ahead are none. */
  stepAt: ({ questionnaire, journey, answers }: Interview, number: string): Step | undefined => {
    const page = pageNumbered(questionnaire, number);
    return page && mayVisit(journey, answers, page.id) ? stepAt(journey, page.id) : undefined;
  },
  wrongAt,
  /** The first page without an answer; null where only the review is left. */
  whereLeft: ({ journey, answers }: Interview): string | null =>
    firstUnanswered(journey, answers)?.page.id ?? null,
  begin: (): Ticket => newTicket(parts.random, parts.clock.now()),
  forget: (ticket: Ticket): Promise<void> => removeDraft(parts, ticket.key),
});

export type RespondService = ReturnType<typeof respondService>;

/** What was wrong with this page when it was sent last; null where nothing was. */
const wrongAt = ({ draft, wave, answers }: Interview, step: Step): Wrong | null => {
  const form = draft?.wave === wave.id && draft.wrong?.page === step.page.id ? draft.wrong.form : null;
  const reading = form && readStep(step, form, answers);
  return form && reading && 'mistakes' in reading ? { ...reading, form } : null;
};

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
  return { survey, wave, version: wave.version, questionnaire: version.document };
};

/** The interview of this ticket; a ticket whose draft is gone or belongs to a wave that ended opens an empty one. */
const open = async (parts: ServiceParts, id: string, ticket: Ticket): Promise<Interview> => {
  const [current, draft] = await Promise.all([openSurvey(parts, id), findDraft(parts, ticket.key)]);
  const isOurs = draft?.wave === current.wave.id;
  const isBegun = isOurs && (draft.wrong === undefined || Object.keys(draft.answers).length > 0);
  const asked = isOurs ? await inVersion(parts, current, draft.version) : current;
  const answers = isOurs ? draft.answers : {};
  const seed = isOurs ? draft.seed : orderSeed(ticket.key, current.wave.id);
  const context = { seed, today: current.wave.opens };
  const path = journey(asked.questionnaire, answers, context);
  return { ...asked, ticket, answers, isBegun, draft, context, journey: path };
};

/** The same survey as an earlier frozen version of its questionnaire asks it: an interview ends with the version it began with. */
const inVersion = async (parts: ServiceParts, current: OpenSurvey, version: string): Promise<OpenSurvey> => {
  if (version === current.version) return current;
  const found = await parts.stores.versions.find(version);
  if (found?.questionnaire !== current.questionnaire.id) throw new Problem('bad_request');
  return { ...current, version, questionnaire: found.document };
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
  { questionnaire, wave, version, ticket, context, ...interview }: Interview,
  { number, form }: { readonly number: string; readonly form: Form },
): Promise<AnswerOutcome> => {
  const page = pageNumbered(questionnaire, number)?.id ?? '';
  const read = (answers: Answers) => {
    const step = stepAt(journey(questionnaire, answers, context), page);
    return step && { step, ...readStep(step, form, answers) };
  };
  const attempt = read(interview.answers);
  if (!attempt) return { next: firstUnanswered(interview.journey, interview.answers)?.page.id ?? null };
  const place = { key: ticket.key, wave: wave.id, version, page, seed: context.seed, known: interview.draft };
  if ('mistakes' in attempt) {
    await changeDraft(parts, { ...place, wrong: { page, form } }, answers => answers);
    return { wrong: page };
  }
  const kept = await changeDraft(parts, place, answers => {
    const again = read(answers);
    return !again || 'mistakes' in again ? answers : again.answers;
  });
  const wasComplete = firstUnanswered(interview.journey, interview.answers) === undefined;
  const path = journey(questionnaire, kept, context);
  const next = wasComplete ? firstUnanswered(path, kept) : nextStep(path, page);
  return { next: next?.page.id ?? null };
};

/** What was already sent is acknowledged again; a wave that has ended meanwhile takes nothing. */
const save = async (
  parts: ServiceParts,
  id: string,
  ticket: Ticket,
  saving: Saving,
): Promise<SaveOutcome> => {
  const found = await open(parts, id, ticket);
  if (found.wave.id !== saving.wave) throw new Problem('wave_closed', { survey: id });
  const receipt = await receiptOfSent(parts, found);
  if (receipt) return { receipt };
  const interview = found.isBegun ? found : { ...found, ...(await inVersion(parts, found, saving.version)) };
  const { questionnaire } = interview;
  const path = (answers: Answers): Journey => journey(questionnaire, answers, interview.context);
  const answers = await keepPages(parts, interview, { pages: saving.pages, path });
  if (saving.submit === null) return { saved: true };
  return submit(parts, { ...interview, answers, journey: path(answers) }, saving.submit);
};

const submit = async (
  parts: ServiceParts,
  interview: Interview,
  language: Language,
): Promise<SubmitOutcome> => {
  const { questionnaire, wave, version, ticket, answers } = interview;
  const unanswered = firstUnanswered(interview.journey, answers);
  if (unanswered) return { unanswered: unanswered.page.id };
  const asked = onPath(questionnaire, answers, interview.context);
  const content = { wave: wave.id, version, mode: 'web' as const, answers: asked };
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
