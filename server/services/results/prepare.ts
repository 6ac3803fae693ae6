// A closed wave ready for estimates: its answers as columns, with design and weights.
import type { Dataset } from '../../../analysis/index.ts';
import { codebook } from '../../../surveys/codebook.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { contentHash } from '../../crypto.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Group, Recipe } from '../../stores/weightings.ts';
import type { SheetService, Watching } from '../sheets/index.ts';
import { markOf } from '../sheets/keys.ts';
import { boundedCache } from './cache.ts';
import { weightedDesign, type WeightedDesign } from './design.ts';
import type { Weighting } from './result.ts';

/** A closed wave, what it asked, and which responses it holds: another mark means other responses. */
export type ClosedWave = {
  readonly wave: Wave;
  readonly count: number;
  readonly mark: string;
  /** By which its weights are made. */
  readonly recipe: Recipe;
  readonly questionnaire: Questionnaire;
};

export type PreparedWave = ClosedWave &
  WeightedDesign & { readonly variables: readonly Variable[]; readonly weighting: Weighting };

/** The wave holds other responses than when it was looked at: look again. */
export class ChangedMeanwhile extends Error {}

const bytesKept = 256 * 1024 * 1024;

export const bytesOf = (data: Dataset): number =>
  [...data.columns.values()].reduce(
    (sum, column) => sum + (column.kind === 'category' ? column.codes : column.values).byteLength,
    0,
  );

const weightingOf = (
  { wave, recipe }: Pick<ClosedWave, 'wave' | 'recipe'>,
  variables: readonly Variable[],
  isUnfitted: boolean,
): Weighting => ({
  hasDesignWeight: wave.design.weight && recipe.base === 'design',
  hasStrata: wave.design.strata,
  hasPsu: wave.design.psu,
  margins: recipe.margins
    .filter(({ isFitted }) => isFitted)
    .flatMap(({ by, source }) =>
      by.map(({ variable, groups }) => ({
        ...{ variable, source, isGrouped: groups.some(isSeveral) },
        label: variables.find(({ name }) => name === variable)?.label ?? { ru: variable },
      })),
    ),
  isUnfitted,
  ...(recipe.method.kind === 'rake' ? {} : { method: recipe.method.kind }),
  ...(recipe.trimming === null ? {} : { trimming: recipe.trimming }),
});

const isSeveral = ({ codes }: Group): boolean => codes?.length !== 1;

const prepare = async (
  sheets: SheetService,
  closed: ClosedWave,
  watching: Watching,
): Promise<PreparedWave> => {
  const { wave, questionnaire, recipe } = closed;
  const variables = codebook(questionnaire);
  const { keys, data } = await sheets.read({ wave: wave.id, variables, expected: closed.count }, watching);
  if (markOf(keys) !== closed.mark) throw new ChangedMeanwhile();
  const weighted = weightedDesign(wave, data, recipe);
  return {
    ...closed,
    ...weighted,
    variables,
    weighting: weightingOf(closed, variables, weighted.isUnfitted),
  };
};

/** Prepares a wave once for each set of responses and keeps it, up to 256 MB of columns. */
export const wavePreparer = (sheets: SheetService) => {
  const remember = boundedCache<PreparedWave>(bytesKept, ({ design }) => bytesOf(design.data));
  return (closed: ClosedWave, { signal, onProgress }: Watching): Promise<PreparedWave> =>
    remember(
      contentHash([closed.wave, closed.mark, closed.recipe]),
      stop => prepare(sheets, closed, { signal: stop, onProgress }),
      signal,
    );
};
