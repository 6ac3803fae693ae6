// The finding of a wave as a sentence, from the questionnaire's own words from its most frequent answer, or from the estimate of a hidden one.
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { say, type Reader } from '../reader.ts';
import { findingSentence } from './sentences.ts';

/** Sentence with {share} where the number goes; `isListed` where the question's name stands beside it already. */
const templateOf = (
  reader: Reader,
  { focus, variable }: QuestionResult,
  isListed: boolean,
): string | null => {
  if (!focus) return null;
  if (focus.kind === 'headline') return say(reader, focus.headline.text);
  const answer = say(reader, focus.category.label);
  const kind = variable.indirect ? 'results:top_answer.estimated' : 'results:top_answer';
  return isListed
    ? reader.t(`${kind}.listed`, { answer })
    : reader.t(`${kind}.alone`, { answer, label: say(reader, variable.label) });
};

/** The words of its sentence with `{share}` where the number goes, to be written otherwise; null where it has no number. */
export const wordsOf = (reader: Reader, question: QuestionResult): string | null =>
  templateOf(reader, question, false)?.replaceAll('\u00a0', ' ').trim().replace(/[.;]$/, '') ?? null;

/** Null where too few answered to say anything. */
export const headline = (
  reader: Reader,
  question: QuestionResult,
  result: WaveResult,
  isListed = false,
): string | null => {
  const { estimate, change } = result.focus;
  const template = templateOf(reader, question, isListed);
  if (!estimate || template === null) return null;
  const before = question.waves[question.waves.indexOf(result) - 1];
  return findingSentence(reader, {
    ...{ template, estimate, wave: result.wave.name },
    change: change && before ? { since: before.wave.name, difference: change } : null,
  });
};

/** The answers counted together, quoted: «да», «скорее да». */
export const focusAnswers = (reader: Reader, { focus, categories }: QuestionResult): string =>
  categories
    .filter(({ code }) => focus?.codes.includes(code))
    .map(({ label }) => reader.t('results:quoted', { text: say(reader, label) }))
    .join(', ');
