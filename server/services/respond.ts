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
import { journeyPast } from '../../surveys/journey-past.ts';
import type { Language } from '../../surveys/localised.ts';
import { pageNumbered } from '../../surveys/pages.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash, orderSeed, responseId } from '../crypto.ts';
import { Problem } from '../problem.ts';
import { changeDraft, findDraft, removeDraft, type Age } from './respond/drafts.ts';
import type {
  AnswerOutcome,
  Form,
  Interview,
  OpenSurvey,
  SubmitOutcome,
  Wrong,
} from './respond/interview.ts';
import { moveCode, takeCode } from './respond/move.ts';
import { findAnswered, findSurvey, lastDayToSend, openSurveys, takingOn } from './respond/openSurveys.ts';
import { linkOfPlace, placeOf } from './respond/place.ts';
import { receiptFor } from './respond/receipt.ts';
import { keepPages, type SaveOutcome, type Saving } from './respond/save.ts';
import { begunOn, durationClass, newTicket, type Ticket } from './respond/ticket.ts';
import type { ServiceParts } from './parts.ts';

export type { Survey } from '../stores/surveys.ts';
export type { Saving } from './respond/save.ts';
export type * from './respond/interview.ts';

type Parts = ServiceParts & { readonly openSurvey: (id: string) => Promise<OpenSurvey> };

export const respondService = (given: ServiceParts) => {
  const parts: Parts = { ...given, openSurvey: openSurveys(given) };
  return serviceOver(parts);
};

/** What a phone that goes on by itself needs, and what leads from one device to another. */
const onPhones = (parts: Parts) => ({
  save: (id: string, ticket: Ticket, saving: Saving) => save(parts, id, ticket, saving),
  /** A frozen version of this survey's questionnaire. */
  version: async (id: string, version: string): Promise<Questionnaire> =>
    (await inVersion(parts, await parts.openSurvey(id), version)).questionnaire,
  moveCode: (interview: Interview): Promise<string> => moveCode(parts, interview),
  /** The interview that a code of its respondent leads to, begun or sent; null where there is none. */
  takeCode: async (id: string, code: string): Promise<Interview | null> => {
    const ticket = await takeCode(parts, code);
    const interview = ticket && (await open(parts, id, ticket));
    if (!interview) return null;
    return interview.isBegun || (await receiptOfSent(parts, interview)) ? interview : null;
  },
});

const serviceOver = (parts: Parts) => ({
  ...onPhones(parts),
  survey: (id: string) => findSurvey(parts, id),
  answered: (id: string) => findAnswered(parts, id),
  openSurvey: (id: string) => parts.openSurvey(id),
  open: (id: string, ticket: Ticket) => open(parts, id, ticket),
  /** Only for what is shown and changes nothing. */
  openToShow: (id: string, ticket: Ticket) => open(parts, id, ticket, 'shown'),
  /** Only for `answer`: without asking the database first where this process knows the draft. */
  openToAnswer: (id: string, ticket: Ticket) => open(parts, id, ticket, 'recent'),
  receiptOfSent: (interview: Interview) => receiptOfSent(parts, interview),
  answer: (interview: Interview, number: string, form: Form) => answer(parts, interview, { number, form }),
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

/** What was wrong with this page when it was sent last; null where nothing was. */
const wrongAt = ({ draft, wave, answers }: Interview, step: Step): Wrong | null => {
  const form = draft?.wave === wave.id && draft.wrong?.page === step.page.id ? draft.wrong.form : null;
  const reading = form && readStep(step, form, answers);
  return form && reading && 'mistakes' in reading ? { ...reading, form } : null;
};

/** In the days of grace only who began by the last day goes on: here, or on a phone that had no network. */
const refuseLate = ({ clock }: Parts, { survey, wave }: OpenSurvey, ticket: Ticket): void => {
  const isLate =
    takingOn(clock.today(), wave) !== 'new' && clock.dayOf(begunOn(ticket)) > (wave.closes ?? '');
  if (isLate) throw new Problem('wave_closed', { survey: survey.id });
};

/** The interview of this ticket; a ticket whose draft is gone or belongs to a wave that ended opens an empty one. */
const open = async (parts: Parts, id: string, ticket: Ticket, age: Age = 'newest'): Promise<Interview> => {
  const [current, draft] = await Promise.all([parts.openSurvey(id), findDraft(parts, ticket.key, age)]);
  refuseLate(parts, current, ticket);
  const isOurs = draft?.wave === current.wave.id;
  const isBegun = isOurs && (draft.wrong === undefined || Object.keys(draft.answers).length > 0);
  const asked = isOurs ? await inVersion(parts, current, draft.version) : current;
  const answers = isOurs ? draft.answers : {};
  const seed = isOurs ? draft.seed : orderSeed(ticket.key, current.wave.id);
  const context = { seed, today: current.wave.opens };
  let path: Journey | undefined;
  return {
    ...{ ...asked, ticket, answers, isBegun, draft, context },
    get journey() {
      return (path ??= journey(asked.questionnaire, answers, context));
    },
  };
};

/** The same survey as an earlier frozen version of its questionnaire asks it: an interview ends with the version it began with. */
const inVersion = async (parts: Parts, current: OpenSurvey, version: string): Promise<OpenSurvey> => {
  if (version === current.version) return current;
  const isOfWave =
    current.wave.version === version || current.wave.earlierVersions?.includes(version) === true;
  const found = isOfWave ? await parts.stores.versions.find(version) : null;
  if (found?.questionnaire !== current.questionnaire.id) throw new Problem('bad_request');
  return { ...current, version, questionnaire: found.document };
};

/** The receipt of a response this ticket has already sent, where the acknowledgement was lost on the way. */
const receiptOfSent = async ({ stores }: ServiceParts, { wave, ticket, isBegun }: Interview) =>
  !isBegun && (await stores.responses.has(responseId(ticket.key, wave.id)))
    ? receiptFor(ticket.key, wave.id)
    : null;

/** A page that is not on the path is not read. */
const readOn = (step: Step | undefined, form: Form, answers: Answers) =>
  step && readStep(step, form, answers);

/**
 * Keeps the answers of one page; a page that another tab has taken off the path is passed over. What two tabs answer at once is kept from both. Who had answered everything and changes one
 * answer is led to what it opened, or back to the review, and not through all that follows.
 */
const answer = async (
  parts: Parts,
  interview: Interview,
  { number, form }: { readonly number: string; readonly form: Form },
): Promise<AnswerOutcome> => {
  const { questionnaire, wave, version, ticket, context, draft, answers: before } = interview;
  const page = pageNumbered(questionnaire, number)?.id ?? '';
  const pathOf = (answers: Answers): Journey => journeyPast(questionnaire, answers, context, page);
  const path = pathOf(before);
  const attempt = readOn(stepAt(path, page), form, before);
  if (!attempt) return { next: firstUnanswered(path, before)?.page.id ?? null };
  const place = { key: ticket.key, wave: wave.id, version, page, seed: context.seed, known: draft };
  if ('mistakes' in attempt) {
    await changeDraft(parts, { ...place, wrong: { page, form } }, answers => answers);
    return { wrong: page };
  }
  let newest = before;
  const kept = await changeDraft(parts, place, answers => {
    newest = answers;
    const again = answers === before ? attempt : readOn(stepAt(pathOf(answers), page), form, answers);
    return !again || 'mistakes' in again ? answers : again.answers;
  });
  const known = newest === before ? path : pathOf(newest);
  const wasComplete = firstUnanswered(known, newest) === undefined;
  const onward = pathOf(kept);
  const next = wasComplete ? firstUnanswered(onward, kept) : nextStep(onward, page);
  return { next: next?.page.id ?? null };
};

/** What was already sent is acknowledged again; a wave that has ended meanwhile takes nothing. */
const save = async (parts: Parts, id: string, ticket: Ticket, saving: Saving): Promise<SaveOutcome> => {
  const found = await open(parts, id, ticket);
  if (found.wave.id !== saving.wave) throw new Problem('wave_closed', { survey: id });
  const receipt = await receiptOfSent(parts, found);
  if (receipt) return { receipt };
  // numbers of pages mean something in one version only
  if (found.isBegun && found.version !== saving.version) throw new Problem('not_begun', { survey: id });
  const interview = found.isBegun ? found : { ...found, ...(await inVersion(parts, found, saving.version)) };
  const { questionnaire } = interview;
  const path = (answers: Answers): Journey => journey(questionnaire, answers, interview.context);
  const answers = await keepPages(parts, interview, { pages: saving.pages, path });
  if (saving.submit === null) return { saved: true };
  return submit(parts, { ...interview, answers, journey: path(answers) }, saving.submit);
};

const submit = async (parts: Parts, interview: Interview, language: Language): Promise<SubmitOutcome> => {
  const { questionnaire, wave, version, ticket, answers } = interview;
  if ((await parts.stores.waves.find(wave.id))?.state !== 'open')
    throw new Problem('wave_closed', { survey: interview.survey.id });
  const unanswered = firstUnanswered(interview.journey, answers);
  if (unanswered) return { unanswered: unanswered.page.id };
  const asked = onPath(questionnaire, answers, interview.context);
  const content = { wave: wave.id, version, mode: 'web' as const, answers: asked };
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
