// Step 3 of a draft: how the sample is brought to the margins, and how far a single weight may go.
import type { DraftAction } from '../../../services/weighting.ts';
import { addressesOf, conflictWords, presentDraftTop, type DraftVisit } from './draft.ts';

export type SentMethod = Pick<Extract<DraftAction, { kind: 'method' }>, 'method' | 'trimming'>;

export const presentMethod = (visit: DraftVisit, sent: SentMethod | null) => {
  const { reader, found, weighting, draft } = visit;
  const { t } = reader;
  const { method, trimming } = sent ?? draft;
  const field = (name: 'lowest' | 'highest' | 'low' | 'high', value: string) => ({
    ...{ name, value },
    label: t(`weighting:method.${name}`),
  });
  return {
    ...presentDraftTop(visit, 'method', { isWrong: sent !== null }),
    action: addressesOf(reader, found).method(weighting.number),
    conflict: conflictWords(visit, sent !== null),
    kinds: {
      legend: t('weighting:method.legend'),
      options: (['rake', 'poststratify', 'calibrate'] as const).map(value => ({
        value,
        label: t(`weighting:method.${value}`),
        hint: t(`weighting:method.${value}_hint`),
        isChosen: method.kind === value,
      })),
    },
    distances: {
      legend: t('weighting:method.calibration'),
      label: t('weighting:method.distance'),
      options: (['raking', 'linear', 'logit'] as const).map(value => ({
        value,
        label: t(`weighting:method.distance_${value}`),
        isChosen: method.distance === value,
      })),
      hint: t('weighting:method.bounds_hint'),
      fields: [field('lowest', method.lowest), field('highest', method.highest)],
    },
    trimming: {
      legend: t('weighting:method.trimming'),
      label: t('weighting:method.trim'),
      isDone: trimming.isDone,
      hint: t('weighting:method.trim_hint'),
      fields: [field('low', trimming.low), field('high', trimming.high)],
    },
    submit: t('weighting:method.submit'),
  };
};
