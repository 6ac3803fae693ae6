// Trying a draft: the same pages a respondent gets, answered by whoever writes it. What is answered lives in the session of that
// person and nowhere else; a run found right can be kept as a scenario, without anything but its answers.
import { readStep, type Form, type FormMistake } from '../../../surveys/answers.ts';
import type { Answers } from '../../../surveys/answer.ts';
import { journey, nextStep, type Journey, type Step } from '../../../surveys/journey.ts';
import type { Language } from '../../../surveys/localised.ts';
import { replay, scenarioOf, type Replay } from '../../../surveys/scenario.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { trialOf, type Trial } from '../../../surveys/trial.ts';
import { Problem } from '../../problem.ts';
import type { Draft, DraftScenario } from '../../stores/drafts.ts';
import type { AuditService } from '../audit.ts';
import type { ServiceParts } from '../parts.ts';

/** What the session keeps of a run. */
export type Run = {
  readonly draft: string;
  readonly seed: string;
  readonly today: string;
  /** Of the phone, and of the desk around it. */
  readonly language: Language;
  readonly desk: Language;
  readonly answers: Answers;
  /** The page shown; null at the end. */
  readonly at: string | null;
  /** What came back with a mistake, until the page is shown. */
  readonly refused?: { readonly form: Form; readonly mistakes: readonly FormMistake[] };
};

type Spoken = Pick<Run, 'language' | 'desk'>;

export type Trying = {
  readonly draft: Draft;
  readonly run: Run;
  readonly trial: Trial;
  readonly journey: Journey;
  /** The page shown, on the path or beside it; null at the end. */
  readonly step: Step | null;
  /** The page is not on the path of these answers: somebody jumped there. */
  readonly isBeside: boolean;
};

export type ReplayedScenario = { readonly scenario: DraftScenario; readonly outcome: Replay };

type Parts = ServiceParts & { readonly audit: AuditService };

const longestName = 120;
const mostScenarios = 60;

/** A page nobody with these answers sees, as if nothing stood in its way. */
const besidePath = ({ pages }: Questionnaire, id: string): Step | undefined => {
  const page = pages.find(each => each.id === id);
  return page && { page, questions: page.questions };
};

const tryingOf = (draft: Draft, run: Run): Trying => {
  const { document } = draft;
  const trial = trialOf(document, run.answers, run);
  const onPath = trial.steps.find(({ page }) => page.id === run.at);
  const beside = onPath || run.at === null ? undefined : besidePath(document, run.at);
  return {
    draft,
    run,
    trial,
    journey: { steps: trial.steps },
    step: onPath ?? beside ?? (run.at === null ? null : (trial.next ?? null)),
    isBeside: beside !== undefined,
  };
};

/** Takes the page and leads on: from a page beside the path, back to the first one without an answer. */
const answer = (draft: Draft, run: Run, form: Form): Run => {
  const { step, isBeside } = tryingOf(draft, run);
  const { refused: _, ...rest } = run;
  if (!step) return rest;
  const reading = readStep(step, form, run.answers);
  if ('mistakes' in reading) return { ...rest, refused: { form, mistakes: reading.mistakes } };
  const after = journey(draft.document, reading.answers, run);
  const next = isBeside ? trialOf(draft.document, reading.answers, run).next : nextStep(after, step.page.id);
  return { ...rest, answers: reading.answers, at: next?.page.id ?? null };
};

const replayAll = ({ document, scenarios }: Draft): readonly ReplayedScenario[] =>
  scenarios.map(scenario => ({ scenario, outcome: replay(document, scenario) }));

type Saving = { readonly run: Run; readonly name: string };
export type SaveOutcome =
  { readonly saved: DraftScenario } | { readonly mistake: 'no_name' | 'no_answer' | 'too_many' };

const findDraft = async ({ stores }: Parts, id: string): Promise<Draft> => {
  const draft = await stores.drafts.find(id);
  if (!draft) throw new Problem('not_found');
  return draft;
};

const save = async (parts: Parts, { run, name }: Saving, who: string): Promise<SaveOutcome> => {
  const { stores, audit, random } = parts;
  const draft = await findDraft(parts, run.draft);
  const words = name.trim().slice(0, longestName);
  if (words === '') return { mistake: 'no_name' };
  if (draft.scenarios.length >= mostScenarios) return { mistake: 'too_many' };
  const { seed, today, answers } = run;
  const scenario = scenarioOf(draft.document, { name: words, seed, today, answers });
  if (scenario.pages.length === 0) return { mistake: 'no_answer' };
  const saved = { ...scenario, id: random(8).toString('hex'), savedBy: who, revision: draft.revision };
  await stores.drafts.addScenario(draft.id, saved);
  await audit.record({ who, what: 'scenario_saved', object: draft.id });
  return { saved };
};

export const tryingService = (parts: Parts) => ({
  draft: (id: string): Promise<Draft> => findDraft(parts, id),
  begin: ({ id, document }: Draft, { language, desk }: Spoken): Run => ({
    ...{ draft: id, seed: parts.random(8).toString('hex'), today: parts.clock.today() },
    ...{ language, desk, answers: {}, at: document.pages[0]?.id ?? null },
  }),
  look: tryingOf,
  answer,
  /** To any page, whether or not these answers lead there. */
  jump: (run: Run, page: string | null): Run => {
    const { refused: _, ...rest } = run;
    return { ...rest, at: page };
  },
  /** A kept way, gone again up to the page where it ends, or where it first differs. */
  follow: ({ id, document }: Draft, scenario: DraftScenario, { language, desk }: Spoken): Run => {
    const outcome = replay(document, scenario);
    const met = outcome.isSame ? scenario.pages : scenario.pages.slice(0, outcome.first.at);
    const answers = Object.assign({}, ...met.map(page => page.answers)) as Answers; // a sum of Answers objects, which the type of Object.assign does not tell
    const { seed, today } = scenario;
    const { next } = trialOf(document, answers, { seed, today });
    return { draft: id, seed, today, language, desk, answers, at: next?.page.id ?? null };
  },
  save: (saving: Saving, who: string): Promise<SaveOutcome> => save(parts, saving, who),
  replayAll,
  remove: async (id: string, scenario: string, who: string): Promise<void> => {
    if (await parts.stores.drafts.removeScenario(id, scenario))
      await parts.audit.record({ who, what: 'scenario_removed', object: id });
  },
});

export type TryingService = ReturnType<typeof tryingService>;
