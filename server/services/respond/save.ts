// Pages answered on a phone that goes on by itself: one after the other into the draft, and sent where the phone says so. The same
// checks as for a page sent by its form; what is sent twice is kept once.
import { readStep, type Form } from '../../../surveys/answers.ts';
import type { Answers } from '../../../surveys/answer.ts';
import { stepAt } from '../../../surveys/journey.ts';
import type { Language } from '../../../surveys/localised.ts';
import { pageNumbered } from '../../../surveys/pages.ts';
import type { Journey } from '../../../surveys/journey.ts';
import type { Interview, SubmitOutcome } from './interview.ts';
import type { ServiceParts } from '../parts.ts';
import { changeDraft } from './drafts.ts';

export type SentPage = { readonly number: string; readonly form: Form };
/** What a phone sends: the wave and version it asked, the pages since the last time, and the language where all is to be sent. */
export type Saving = {
  readonly wave: string;
  readonly version: string;
  readonly pages: readonly SentPage[];
  readonly submit: Language | null;
};
export type SaveOutcome = SubmitOutcome | { readonly saved: true };

type Path = (answers: Answers) => Journey;

/** A page that does not fit is passed over: another tab has taken it off the path. */
const withPage = (interview: Interview, path: Path) => (answers: Answers, page: SentPage) => {
  const id = pageNumbered(interview.questionnaire, page.number)?.id ?? '';
  const step = stepAt(path(answers), id);
  const reading = step && readStep(step, page.form, answers);
  return !reading || 'mistakes' in reading ? answers : reading.answers;
};

/** Of a page sent twice the later one: who sends a thousand makes us read no more of them than the questionnaire has. */
const latest = (pages: readonly SentPage[]): readonly SentPage[] => {
  const byNumber = new Map<string, SentPage>();
  for (const page of pages) {
    byNumber.delete(page.number);
    byNumber.set(page.number, page);
  }
  return [...byNumber.values()];
};

/** The answers after all these pages, stored as one change of the draft. */
export const keepPages = async (
  parts: ServiceParts,
  interview: Interview,
  { pages, path }: { readonly pages: readonly SentPage[]; readonly path: Path },
): Promise<Answers> => {
  const last = pages.at(-1);
  if (!last) return interview.answers;
  const { ticket, wave, version, draft, questionnaire, context } = interview;
  const page = pageNumbered(questionnaire, last.number)?.id ?? '';
  return changeDraft(
    parts,
    { key: ticket.key, wave: wave.id, version, page, seed: context.seed, known: draft },
    answers => latest(pages).reduce(withPage(interview, path), answers),
  );
};
