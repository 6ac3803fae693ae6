// Weighting waves: recipes are drafted, looked at, signed; results use the signed one.
import { contentHash } from '../crypto.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Wave } from '../stores/waves.ts';
import type { Draft, Recipe, Weighting } from '../stores/weightings.ts';
import type { Calculator } from './results/calculator.ts';
import { completed, findWave, weightingOf, type WaveWeighting } from './weighting/found.ts';
import {
  changeDraft,
  chooseWeighting,
  freezeWeighting,
  makeDraft,
  nextTurn,
  removeDraft,
  type Changing,
  type KeepingParts,
  type Named,
} from './weighting/keeping.ts';
import { looksOf, type NoLook } from './weighting/looking.ts';
import { usedOf } from './weighting/recipe.ts';
import { readDraft, type Finding } from './weighting/typed.ts';
import type { WeighingLook } from './weighting/calculate.ts';
import type { DraftAction } from './weighting/edit.ts';

export type { WaveWeighting } from './weighting/found.ts';
export type { Draft, Recipe, RecipeMargin, TypedMargin, Weighting } from '../stores/weightings.ts';
export type { Finding, Merge } from './weighting/typed.ts';
export type { DraftAction, EditMistake } from './weighting/edit.ts';
export type { RowMistake, Rows } from './weighting/paste.ts';
export type { Changed, Changing, Named } from './weighting/keeping.ts';
export type { CellLook, Figures, Look, MarginLook } from './weighting/look.ts';
export type { Failure } from './weighting/fit.ts';
export type { Histogram } from './weighting/histogram.ts';
export type { WeighingLook } from './weighting/calculate.ts';
export type { HeadlineFigure } from './weighting/headlines.ts';

export type WeightedWave = {
  readonly wave: Wave;
  readonly weightings: readonly Weighting[];
  readonly used: Weighting | null;
};
export type WeightedSurvey = { readonly survey: Survey; readonly waves: readonly WeightedWave[] };

/** A recipe, what it does, and what stands in the way of signing it. */
export type RecipeLook = WaveWeighting & {
  readonly weighting: Weighting;
  readonly recipe: Recipe;
  readonly look: WeighingLook | null;
  /** Why there is none. */
  readonly noLook: NoLook | null;
  readonly findings: readonly Finding[];
};

export type Signed =
  | { readonly kind: 'signed' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly look: RecipeLook; readonly isNoteMissing: boolean };

type Parts = KeepingParts & { readonly calculator: Calculator };

const list = async ({ stores }: Parts): Promise<readonly WeightedSurvey[]> => {
  const [surveys, waves, stored] = await Promise.all([
    stores.surveys.all(),
    stores.waves.all(),
    stores.weightings.all(),
  ]);
  const weighted = waves
    .filter(({ state }) => state !== 'importing')
    .map(wave => {
      const weightings = completed(
        wave,
        stored.filter(each => each.wave === wave.id),
      );
      return { wave, weightings, used: usedOf(weightings) };
    });
  return surveys
    .map(survey => ({
      survey,
      waves: weighted.filter(({ wave }) => wave.survey === survey.id).toReversed(),
    }))
    .filter(each => each.waves.length > 0);
};

/** A draft as far as it can be read. */
const recipeOf = ({
  draft,
  recipe,
}: Weighting): { readonly recipe: Recipe; readonly findings: readonly Finding[] } => {
  if (draft) return readDraft(draft);
  if (!recipe) throw new RangeError('A weighting is neither drafted nor signed');
  return { recipe, findings: [] };
};

const lookingAt = (parts: Parts) => {
  const looks = looksOf(parts);
  return async ({ survey, wave, number }: Named, signal?: AbortSignal): Promise<RecipeLook> => {
    const found = await findWave(parts.stores, survey, wave);
    const weighting = weightingOf(found, number);
    const { recipe, findings } = recipeOf(weighting);
    const result = await looks({ wave: found.wave, recipes: [recipe], signal });
    const look = 'looks' in result ? (result.looks[0] ?? null) : null;
    return {
      ...{ ...found, weighting, recipe, look },
      noLook: 'none' in result ? result.none : null,
      findings: [...findings, ...(look?.findings ?? [])],
    };
  };
};

const isReady = ({ look, findings }: RecipeLook): boolean =>
  look !== null && look.failure === null && findings.every(({ severity }) => severity !== 'error');

const signing = (parts: Parts, lookAt: ReturnType<typeof lookingAt>) => {
  const { stores, audit, clock } = parts;
  return async (changing: Changing & { readonly note: string }): Promise<Signed> => {
    const { who, revision } = changing;
    const note = changing.note.trim();
    const looked = await lookAt(changing);
    const { weighting, look, recipe } = looked;
    if (weighting.state !== 'draft' || weighting.revision !== revision) return { kind: 'conflict' };
    if (!isReady(looked) || look === null || note === '')
      return { kind: 'refused', look: looked, isNoteMissing: note === '' };
    const { n, designEffect, effectiveSampleSize } = look.figures;
    const isSigned = await stores.weightings.sign(weighting.id, revision, {
      ...{ recipe, note, signedBy: who, signedOn: clock.today(), hash: contentHash(recipe) },
      figures: { n, designEffect, effectiveSampleSize },
      turn: nextTurn(looked.weightings),
    });
    if (!isSigned) return { kind: 'conflict' };
    await audit.record({ who, what: 'weighting_signed', object: weighting.id });
    return { kind: 'signed' };
  };
};

/** Two recipes over the same answers, with the wave's headline figures under each. */
const comparing = (parts: Parts) => {
  const looks = looksOf(parts);
  return async (named: Omit<Named, 'number'>, numbers: readonly [number, number], signal?: AbortSignal) => {
    const found = await findWave(parts.stores, named.survey, named.wave);
    const pair = numbers.map(number => weightingOf(found, number));
    const recipes = pair.map(weighting => recipeOf(weighting).recipe);
    const result = await looks({ wave: found.wave, recipes, withHeadlines: true, signal });
    const compared = 'looks' in result ? result.looks : null;
    return { ...found, pair, recipes, looks: compared, noLook: 'none' in result ? result.none : null };
  };
};

export const weightingService = (parts: Parts) => {
  const look = lookingAt(parts);
  return {
    list: () => list(parts),
    ofWave: (survey: string, wave: string) => findWave(parts.stores, survey, wave),
    /** What stands in the way of a draft, as far as it is known without looking at answers. */
    findings: (draft: Draft): readonly Finding[] => readDraft(draft).findings,
    look,
    compare: comparing(parts),
    make: (making: Parameters<typeof makeDraft>[1]) => makeDraft(parts, making),
    change: (changing: Changing, action: DraftAction) => changeDraft(parts, changing, action),
    sign: signing(parts, look),
    removeDraft: (named: Named, who: string) => removeDraft(parts, named, who),
    choose: (named: Named, who: string) => chooseWeighting(parts, named, who),
    freeze: (weighting: string, release: { readonly release: string; readonly who: string | null }) =>
      freezeWeighting(parts, weighting, release),
  };
};

export type WeightingService = ReturnType<typeof weightingService>;
export type Comparison = Awaited<ReturnType<WeightingService['compare']>>;
