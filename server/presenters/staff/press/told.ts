// What the press desk tells of a finding: its question, its newest wave, its sentence, its change.
import type { PressFinding } from '../../../services/press.ts';
import type { QuestionResult, WaveResult } from '../../../services/results/result.ts';
import { shareWithMargin } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import { groupsVerdict } from '../../figures/groups.ts';
import { headline } from '../../results/headline.ts';
import { pressSentence } from '../../results/press.ts';
import { changeLabel, isEstablished } from '../../results/sentences.ts';

export type Held = { readonly question: QuestionResult; readonly newest: WaveResult };

/** A finding is frozen only with a question that some wave asked. */
export const heldIn = ({ finding }: Pick<PressFinding, 'finding'>): Held => {
  const [question] = finding.content.questions;
  const newest = question?.waves.at(-1);
  if (!question || !newest) throw new RangeError('A release holds a finding without a wave');
  return { question, newest };
};

export const sentenceOf = (reader: Reader, { question, newest }: Held): string | null =>
  headline(reader, question, newest);

/** Ready for print; of a breakdown also which groups differ. Null where its number is hidden. */
export const printedOf = (reader: Reader, found: Pick<PressFinding, 'finding'>) => {
  const { question, newest } = heldIn(found);
  const { breakdown } = found.finding.content;
  const more = breakdown && groupsVerdict(reader, breakdown);
  return pressSentence(reader, question, newest, more);
};

export const shareOf = ({ language }: Reader, { newest }: Held): string | null =>
  newest.focus.estimate && shareWithMargin(newest.focus.estimate, language);

/** `+6 п. п. ± 3`, and whether it is more than chance; null where nothing was tested. */
export const changeOf = (reader: Reader, { newest }: Held) => {
  const { change } = newest.focus;
  if (!change || change.pValue === null) return null;
  return { label: changeLabel(reader, change), isSure: isEstablished(change) };
};

/** Established change in whole points, without its sign; 0 where none is. */
export const changedBy = ({ newest }: Held): number => {
  const { change } = newest.focus;
  return change && isEstablished(change) ? Math.round(Math.abs(change.value) * 100) : 0;
};
