// The big number, and the sentences under a headline.
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { percent, plusMinus } from '../format.ts';
import type { Reader } from '../reader.ts';
import {
  breakSentence,
  comparisonSentence,
  hiddenSentence,
  isEstablished,
  noChangeReason,
} from './sentences.ts';

/** What stands under the headline: the long comparison, a break, or why two numbers are no change. */
export const standfirst = (
  reader: Reader,
  question: QuestionResult,
  newest: WaveResult,
): readonly string[] => {
  const { longChange, waves } = question;
  const before = waves.at(-2)?.focus.estimate;
  const { change, estimate } = newest.focus;
  const lines: string[] = [];
  if (!estimate)
    lines.push(hiddenSentence(reader, reader.t('results:page.hidden_where', { wave: newest.wave.name })));
  if (newest.wave.sample === 'volunteer') lines.push(reader.t('results:volunteer.stand'));
  if (newest.isFixed) lines.push(reader.t('results:fixed.stand'));
  if (longChange) lines.push(comparisonSentence(reader, longChange.from, longChange.change));
  if (before && estimate && change && change.pValue !== null && !isEstablished(change))
    lines.push(noChangeReason(reader, { before: before.value, now: estimate.value }));
  if (waves.length > 1 && !newest.isComparable) lines.push(breakSentence(reader, newest));
  return lines;
};

export const bigNumber = (reader: Reader, { focus }: WaveResult) =>
  focus.estimate && {
    value: percent(focus.estimate.value, reader.language),
    margin: plusMinus(focus.estimate),
  };
