// The shares of one group of a breakdown, before anything is decided about publishing.
import type { SurveyDesign } from '../../../analysis/index.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { hiddenShares } from './hidden.ts';
import type { Share } from './shares.ts';

export type GroupShares = {
  /** None where nobody of the group was asked. */
  readonly shares: readonly Share[];
  readonly focus: Share | undefined;
};

/** Of a question hidden by chance, the one share that is estimated; none where too few answered for the estimator. */
export const hiddenSharesOrNone = (domain: SurveyDesign, variable: Variable): GroupShares => {
  const shares = hiddenShares(domain, variable);
  return { shares, focus: shares[0] };
};
