// The changes of the question's number, newest first: to the wave before, and over the whole unbroken series.
import type { QuestionResult } from '../../services/results/result.ts';
import type { Reader } from '../reader.ts';
import { changeLabel, isEstablished } from './sentences.ts';

export type ChangeItem = {
  /** `2013 к 2012`. */
  readonly between: string;
  readonly label: string;
  readonly isEstablished: boolean;
};

export const changeItems = (reader: Reader, question: QuestionResult): readonly ChangeItem[] => {
  const [last, before] = [question.waves.at(-1), question.waves.at(-2)];
  const item = (
    from: string,
    to: string,
    change: NonNullable<typeof last>['focus']['change'],
  ): ChangeItem[] =>
    change && change.pValue !== null
      ? [
          {
            between: reader.t('results:page.between', { from, to }),
            label: changeLabel(reader, change),
            isEstablished: isEstablished(change),
          },
        ]
      : [];
  const { longChange } = question;
  return [
    ...(last && before ? item(before.wave.name, last.wave.name, last.focus.change) : []),
    ...(longChange ? item(longChange.from, longChange.to, longChange.change) : []),
  ];
};

/** For the side column; null where nothing was tested. */
export const changeList = (reader: Reader, question: QuestionResult) => {
  const items = changeItems(reader, question);
  return items.length > 0 ? { heading: reader.t('results:page.changes'), items } : null;
};
