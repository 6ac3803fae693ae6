// Step 3 of a draft: how the sample is brought to the margins, and how far a single weight may go.
import type { DraftAction } from '../../../services/weighting.ts';
import { addressesOf, conflictWords, presentDraftTop, type DraftVisit } from './draft.ts';

export type SentMethod = Pick<Extract<DraftAction, { kind: 'method' }>, 'method' | 'trimming'>;

type Name = 'lowest' | 'highest' | 'low' | 'high';
const field = ({ reader }: DraftVisit, name: Name, value: string) => ({
  ...{ name, value },
  label: reader.t(`weighting:method.${name}`),
});

const presentKinds = ({ reader: { t } }: DraftVisit, { kind }: SentMethod['method']) => ({
  legend: t('weighting:method.legend'),
  options: (['rake', 'poststratify', 'calibrate'] as const).map(value => ({
    value,
    label: t(`weighting:method.${value}`),
    hint: t(`weighting:method.${value}_hint`),
    isChosen: kind === value,
  })),
});

const presentDistances = (visit: DraftVisit, { distance, lowest, highest }: SentMethod['method']) => {
  const { t } = visit.reader;
  return {
    legend: t('weighting:method.calibration'),
    label: t('weighting:method.distance'),
    options: (['raking', 'linear', 'logit'] as const).map(value => ({
      ...{ value, label: t(`weighting:method.distance_${value}`), isChosen: distance === value },
    })),
    hint: t('weighting:method.bounds_hint'),
    fields: [field(visit, 'lowest', lowest), field(visit, 'highest', highest)],
  };
};

export const presentMethod = (visit: DraftVisit, sent: SentMethod | null) => {
  const { reader, found, weighting, draft } = visit;
  const { t } = reader;
  const { method, trimming } = sent ?? draft;
  return {
    ...presentDraftTop(visit, 'method', { isWrong: sent !== null }),
    action: addressesOf(reader, found).method(weighting.number),
    conflict: conflictWords(visit, sent !== null),
    kinds: presentKinds(visit, method),
    distances: presentDistances(visit, method),
    trimming: {
      legend: t('weighting:method.trimming'),
      label: t('weighting:method.trim'),
      isDone: trimming.isDone,
      hint: t('weighting:method.trim_hint'),
      fields: [field(visit, 'low', trimming.low), field(visit, 'high', trimming.high)],
    },
    submit: t('weighting:method.submit'),
  };
};
