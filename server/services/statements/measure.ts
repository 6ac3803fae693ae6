// Measures how precise a closed wave is, once for each set of its responses.
import { coarsened } from '../disclosure/coarsen.ts';
import type { Calculator } from '../results/calculator.ts';
import type { SurveyResults } from '../results/index.ts';
import { boundedCache } from '../results/cache.ts';
import { looksOf } from '../weighting/looking.ts';
import { recipeInUse } from '../weighting/recipe.ts';
import type { ServiceParts } from '../parts.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Weighting } from '../../stores/weightings.ts';
import { contentHash } from '../../crypto.ts';
import { precisionOf, type Precision, type Spread } from './precision.ts';

/** Where the numbers of a survey come from. */
export type Estimates = { readonly survey: (survey: string, signal?: AbortSignal) => Promise<SurveyResults> };

export type MeasureParts = ServiceParts & {
  readonly calculator: Calculator;
  readonly estimates: Estimates;
};

export type Measured = Precision & {
  /** The margins were given, but the sample could not be fitted to them. */
  readonly isUnfitted: boolean;
};

export type Measurable = { readonly wave: Wave; readonly weightings: readonly Weighting[] };

const wavesKept = 200;
export const unmeasured: Measured = {
  ...{ largestHalf: null, designEffects: null, weightEffect: null, weights: null, isUnfitted: false },
};

const places = (digits: number, value: number): number => Number(value.toFixed(digits));

/** As coarse as numbers leave: no finer than the page says them. */
const coarseSpread = (spread: Spread | null, digits: number): Spread | null =>
  spread && { low: places(digits, spread.low), high: places(digits, spread.high) };

/** From the very numbers that a release shows, so that none of its margins is larger than the one stated. */
const precisionShown = ({ questions }: SurveyResults, wave: string) => {
  const shown = questions.flatMap(
    question => coarsened({ questions: [question], breakdown: null }).questions,
  );
  const { largestHalf, designEffects } = precisionOf(shown, wave);
  return {
    largestHalf: largestHalf === null ? null : places(5, largestHalf),
    designEffects: coarseSpread(designEffects, 1),
  };
};

const measure = async (
  parts: MeasureParts,
  { wave, weightings }: Measurable,
  results: SurveyResults,
): Promise<Measured> => {
  const recipe = recipeInUse(wave, weightings);
  const found = await looksOf(parts)({ wave, recipes: [recipe] });
  const look = 'looks' in found ? found.looks[0] : undefined;
  const isEven = !look || look.figures.most - look.figures.least < 1e-9;
  return {
    ...(wave.sample === 'volunteer'
      ? { largestHalf: null, designEffects: null }
      : precisionShown(results, wave.name)),
    weightEffect: isEven ? null : places(2, look.figures.designEffect),
    weights: isEven ? null : coarseSpread({ low: look.figures.least, high: look.figures.most }, 2),
    isUnfitted:
      look !== undefined && look.failure !== null && recipe.margins.some(({ isFitted }) => isFitted),
  };
};

export const measuring = (parts: MeasureParts) => {
  const remember = boundedCache<Measured>(wavesKept);
  return async (measurable: Measurable): Promise<Measured> => {
    const { wave, weightings } = measurable;
    if (wave.state !== 'closed') return unmeasured;
    const results = await parts.estimates.survey(wave.survey);
    const key = contentHash([
      results.edition,
      wave,
      weightings.map(({ id, turn, hash }) => [id, turn, hash ?? '']),
    ]);
    return remember(key, () => measure(parts, measurable, results));
  };
};
