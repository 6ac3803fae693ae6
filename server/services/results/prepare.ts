// A closed wave ready for estimates: its answers as columns, with design and weights.
import type { Dataset } from '../../../analysis/index.ts';
import { codebook } from '../../../surveys/codebook.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { placeColumn, placeVariable } from '../../../surveys/place-variable.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { contentHash } from '../../crypto.ts';
import type { Stores } from '../../stores/index.ts';
import type { TabulatedResponse } from '../../stores/responses.ts';
import type { Wave } from '../../stores/waves.ts';
import { boundedCache } from './cache.ts';
import { weightedDesign, type WeightedDesign } from './design.ts';
import type { Weighting } from './result.ts';

export type ResultStores = Pick<Stores, 'surveys' | 'waves' | 'versions' | 'responses' | 'links'>;

/** A closed wave and what it asked. */
export type ClosedWave = {
  readonly wave: Wave;
  readonly count: number;
  readonly questionnaire: Questionnaire;
  readonly variables: readonly Variable[];
  /** Names of places by the codes of their links. */
  readonly places: ReadonlyMap<string, string>;
};

export type PreparedWave = ClosedWave & WeightedDesign & { readonly weighting: Weighting };

const bytesKept = 256 * 1024 * 1024;

const bytesOf = (data: Dataset): number =>
  [...data.columns.values()].reduce(
    (sum, column) => sum + (column.kind === 'category' ? column.codes : column.values).byteLength,
    0,
  );

const read = async (stores: ResultStores, closed: ClosedWave): Promise<Dataset> => {
  const table = tabulator(closed.variables);
  for await (const response of stores.responses.ofWave(closed.wave.id)) table.add(toRow(closed, response));
  return table.finish();
};

/** The answers, and how the sample came to them. */
export const toRow = (
  { places }: ClosedWave,
  { answers, stratum, psu, weight, place: code }: TabulatedResponse,
) => {
  const place = code === undefined ? undefined : places.get(code);
  return {
    answers,
    design: {
      ...(stratum === undefined ? {} : { stratum }),
      ...(psu === undefined ? {} : { psu }),
      ...(weight === undefined ? {} : { weight }),
      ...(place === undefined ? {} : { place }),
    },
  };
};

const weightingOf = ({ wave, variables }: ClosedWave, isUnfitted: boolean): Weighting => ({
  hasDesignWeight: wave.design.weight,
  hasStrata: wave.design.strata,
  hasPsu: wave.design.psu,
  margins: wave.margins.map(({ variable, source }) => ({
    variable,
    source,
    label: variables.find(({ name }) => name === variable)?.label ?? { ru: variable },
  })),
  isUnfitted,
});

/** Reads a wave once per number of responses and keeps it, up to 256 MB of columns. */
export const wavePreparer = (stores: ResultStores) => {
  const remember = boundedCache<PreparedWave>(bytesKept, ({ design }) => bytesOf(design.data));
  return (closed: ClosedWave): Promise<PreparedWave> =>
    remember(contentHash([closed.wave, closed.count, [...closed.places]]), async () => {
      const weighted = weightedDesign(closed.wave, await read(stores, closed));
      return { ...closed, ...weighted, weighting: weightingOf(closed, weighted.isUnfitted) };
    });
};

/** The closed waves of a survey that somebody answered, oldest first. No other wave is ever read. */
export const closedWaves = async (stores: ResultStores, survey: string): Promise<ClosedWave[]> => {
  const waves = (await stores.waves.ofSurvey(survey)).filter(({ state }) => state === 'closed');
  const read = await Promise.all(
    waves.map(async wave => ({
      wave,
      count: await stores.responses.countOf(wave.id),
      version: await stores.versions.find(wave.version),
      places: await placesOf(stores, wave.id),
    })),
  );
  return read.flatMap(({ wave, count, version, places }) =>
    version && count > 0
      ? [
          {
            ...{ wave, count, places, questionnaire: version.document },
            variables: variablesOf(version.document, places),
          },
        ]
      : [],
  );
};

const placesOf = async (stores: ResultStores, wave: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await stores.links.ofWave(wave)).flatMap(({ code, place }) =>
      place === undefined ? [] : [[code, place] as const],
    ),
  );

/** The codebook, and the place of the link where the wave has links of places and no question is called so. */
const variablesOf = (
  questionnaire: Questionnaire,
  places: ReadonlyMap<string, string>,
): readonly Variable[] => {
  const variables = codebookOf(questionnaire);
  return places.size === 0 || variables.some(({ name }) => name === placeColumn)
    ? variables
    : [...variables, placeVariable([...places.values()])];
};

const codebooks = new WeakMap<Questionnaire, readonly Variable[]>();

/** Versions are frozen and kept in memory, so their codebooks are too. */
const codebookOf = (questionnaire: Questionnaire): readonly Variable[] => {
  const known = codebooks.get(questionnaire);
  if (known) return known;
  const variables = codebook(questionnaire);
  codebooks.set(questionnaire, variables);
  return variables;
};
