// Examinations of questionnaires: what would fail in the field and which ways lead through. Each sends a thousand people through, so
// it may be done in a thread of its own, and what was found for one content is kept: the same content is not examined twice.
import { randomFrom } from '../../analysis/random.ts';
import { examine, type Examination } from '../../surveys/examine.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash } from '../crypto.ts';

export type Examiner = (questionnaire: Questionnaire) => Promise<Examination>;

/** The same content always has the same report. */
const seed = 1;
const mostKept = 40;

export const examinedHere = (questionnaire: Questionnaire): Examination =>
  examine(questionnaire, randomFrom(seed));

/** In this thread: for commands and tests. */
export const examinerHere: Examiner = questionnaire => Promise.resolve(examinedHere(questionnaire));

/** Whoever asks while it is under way waits for the same examination; one that failed is not kept. */
export const rememberingExaminer = (examiner: Examiner): Examiner => {
  const kept = new Map<string, Promise<Examination>>();
  return questionnaire => {
    const hash = contentHash(questionnaire);
    const known = kept.get(hash);
    if (known) return known;
    const made = examiner(questionnaire);
    kept.set(hash, made);
    made.catch(() => kept.delete(hash));
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return made;
  };
};
