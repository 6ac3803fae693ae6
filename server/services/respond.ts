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
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash, responseId } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Wave } from '../stores/waves.ts';
import { durationClass, newTicket, type Ticket } from './respond/ticket.ts';
import { draftBox } from './respond/drafts.ts';
import { receiptFor, type Receipt } from './respond/receipt.ts';
import type { ServiceParts } from './index.ts';

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
};

export type Form = Readonly<Record<string, string | readonly string[]>>;
export type AnswerOutcome =
  | { readonly next: string | null }
  | { readonly step: Step; readonly mistakes: readonly FormMistake[]; readonly answers: Answers };
export type SubmitOutcome = { readonly receipt: Receipt } | { readonly unanswered: string };

export const respondService = ({ stores, clock, random }: ServiceParts) => {
  const drafts = draftBox({ stores, clock, random });

  const questionnaireOf = async (wave: Wave): Promise<Questionnaire> => {
    const version = await stores.versions.find(wave.version);
    if (!version) throw new RangeError(`Wave ${wave.id} names version ${wave.version}, which is not stored`);
    return version.document;
  };

  const survey = async (id: string): Promise<Survey> => {
    const found = await stores.surveys.find(id);
    if (!found) throw new Problem('not_found');
    return found;
  };

  const openSurvey = async (id: string): Promise<OpenSurvey> => {
    const found = await survey(id);
    const wave = await stores.waves.openOf(id);
    if (!wave) throw new Problem('wave_closed', { survey: id });
    return { survey: found, wave, questionnaire: await questionnaireOf(wave) };
  };

  /** The interview of this ticket; a ticket whose draft is gone or belongs to a wave that ended opens an empty one. */
  const open = async (id: string, ticket: Ticket): Promise<Interview> => {
    const current = await openSurvey(id);
    const draft = await drafts.find(ticket.key);
    const isBegun = draft?.wave === current.wave.id;
    const answers = isBegun ? draft.answers : {};
    return { ...current, ticket, answers, isBegun, journey: journey(current.questionnaire, answers) };
  };

  /** The receipt of a response this ticket has already sent, where the acknowledgement was lost on the way. */
  const receiptOfSent = async ({ wave, ticket, isBegun }: Interview): Promise<Receipt | null> =>
    !isBegun && (await stores.responses.has(responseId(ticket.key, wave.id)))
      ? receiptFor(ticket.key, wave.id)
      : null;

  /** Keeps the answers of one page. What two tabs answer at once is kept from both. */
  const answer = async (interview: Interview, page: string, form: Form): Promise<AnswerOutcome> => {
    const { questionnaire, wave, ticket } = interview;
    const read = (answers: Answers) => {
      const step = stepAt(journey(questionnaire, answers), page);
      if (!step) throw new Problem('not_found', { survey: interview.survey.id });
      return { step, ...readStep(step, form, answers) };
    };
    const attempt = read(interview.answers);
    if ('mistakes' in attempt) return attempt;
    const kept = await drafts.change(ticket.key, wave.id, page, answers => {
      const again = read(answers);
      return 'mistakes' in again ? answers : again.answers;
    });
    return { next: nextStep(journey(questionnaire, kept), page)?.page.id ?? null };
  };

  const submit = async (interview: Interview, language: Language): Promise<SubmitOutcome> => {
    const { questionnaire, wave, ticket, answers } = interview;
    const unanswered = firstUnanswered(interview.journey, answers);
    if (unanswered) return { unanswered: unanswered.page.id };
    const content = {
      wave: wave.id,
      version: wave.version,
      mode: 'web' as const,
      answers: onPath(questionnaire, answers),
    };
    const outcome = await stores.responses.add({
      ...content,
      id: responseId(ticket.key, wave.id),
      language,
      day: clock.today(),
      duration: durationClass(ticket, clock.now()),
      hash: contentHash(content),
    });
    if (outcome === 'different') throw new Problem('already_answered');
    await drafts.remove(ticket.key);
    return { receipt: receiptFor(ticket.key, wave.id) };
  };

  return {
    survey,
    openSurvey,
    open,
    receiptOfSent,
    answer,
    submit,
    /** The page of that name, where the respondent has come so far; unknown pages and pages ahead are none. */
    stepAt: ({ journey, answers }: Interview, page: string): Step | undefined =>
      mayVisit(journey, answers, page) ? stepAt(journey, page) : undefined,
    /** The first page without an answer; null where only the review is left. */
    whereLeft: ({ journey, answers }: Interview): string | null =>
      firstUnanswered(journey, answers)?.page.id ?? null,
    begin: (): Ticket => newTicket(random, clock.now()),
    forget: (ticket: Ticket): Promise<void> => drafts.remove(ticket.key),
  };
};

export type RespondService = ReturnType<typeof respondService>;
