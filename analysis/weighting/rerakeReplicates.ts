// Replicate designs carry the calibration into the variance by raking every replicate to the same margins.
import type { SurveyDesign } from '../design.ts';
import { type RakeOptions, fitMargins } from './fitMargins.ts';
import { jointCells } from './jointCells.ts';
import type { MatchedMargin } from './margins.ts';

/** The design with each set of replicate weights raked to the margins. */
export const rerakeReplicates = (
  design: SurveyDesign,
  margins: readonly MatchedMargin[],
  options: RakeOptions,
): SurveyDesign => {
  const replicates = design.replicates!;
  const rows = design.data.rows;
  const weights = replicates.weights.slice();
  const columns = margins.map(margin => margin.column);
  let converged = true;
  for (let replicate = 0; replicate < replicates.count; replicate++) {
    const one = weights.subarray(replicate * rows, (replicate + 1) * rows);
    const cells = jointCells(columns, one);
    const fitted = fitMargins(cells, margins, options);
    converged &&= fitted.converged;
    for (let row = 0; row < rows; row++) {
      const cell = cells.cellOfRow[row]!;
      if (cell >= 0) one[row]! *= fitted.weights[cell]! / cells.sums[cell]!;
    }
  }
  const flags = converged ? design.flags : [...new Set([...design.flags, 'notConverged' as const])];
  return {
    ...design,
    calibrations: [],
    replicates: { ...replicates, weights, degreesOfFreedom: null },
    flags,
  };
};
