// Step 1 of a draft: what the weights start from.
import { addressesOf, conflictWords, presentDraftTop, type DraftVisit } from './draft.ts';

export const presentBase = (visit: DraftVisit, isConflict: boolean) => {
  const { reader, found, weighting, draft } = visit;
  const { t } = reader;
  const hasDesign = found.wave.design.weight;
  return {
    ...presentDraftTop(visit, 'base', { isWrong: isConflict }),
    action: addressesOf(reader, found).base(weighting.number),
    conflict: conflictWords(visit, isConflict),
    legend: t('weighting:base.legend'),
    options: (['design', 'none'] as const).map(value => ({
      value,
      label: t(`weighting:base.${value}`),
      hint: t(`weighting:base.${value}_hint`),
      isChosen: (draft.base === 'design' && hasDesign ? 'design' : 'none') === value,
      isClosed: value === 'design' && !hasDesign,
    })),
    note: hasDesign ? null : t('weighting:base.no_design'),
    submit: t('weighting:base.submit'),
  };
};
