// Addresses of weighting: a wave, its recipes by number, and the steps of a draft.
import type { Paths } from '../paths.ts';

const wave = '/staff/weighting/:survey/:wave' as const;
const recipe = `${wave}/:number` as const;

export const weightingPatterns = {
  weightingList: '/staff/weighting',
  weightingWave: wave,
  weightingRecipe: recipe,
  weightingBase: `${recipe}/base`,
  weightingMargins: `${recipe}/margins`,
  weightingMargin: `${recipe}/margins/:margin`,
  weightingTable: `${recipe}/margins/:margin/table`,
  weightingMerge: `${recipe}/merge`,
  weightingMethod: `${recipe}/method`,
  weightingSign: `${recipe}/sign`,
  weightingChoose: `${recipe}/choose`,
  weightingRemove: `${recipe}/remove`,
  weightingCode: `${recipe}/code`,
  weightingCodeFile: `${recipe}/weights.R`,
  weightingCompare: `${recipe}/compare/:other`,
} as const;

/** `margin` counts from 1, as people do. */
export const weightingPaths = ({ at }: Pick<Paths, 'at'>) => {
  const ofWave = (survey: string, name: string): string => at(`/staff/weighting/${survey}/${name}`);
  const recipeOf = (survey: string, name: string) => {
    const address = (number: number, step = ''): string => `${ofWave(survey, name)}/${number}${step}`;
    return {
      recipe: (number: number) => address(number),
      base: (number: number) => address(number, '/base'),
      margins: (number: number) => address(number, '/margins'),
      margin: (number: number, margin: number) => address(number, `/margins/${margin}`),
      table: (number: number, margin: number) => address(number, `/margins/${margin}/table`),
      merge: (number: number) => address(number, '/merge'),
      method: (number: number) => address(number, '/method'),
      sign: (number: number) => address(number, '/sign'),
      choose: (number: number) => address(number, '/choose'),
      remove: (number: number) => address(number, '/remove'),
      code: (number: number) => address(number, '/code'),
      codeFile: (number: number) => address(number, '/weights.R'),
      compare: (number: number, other: number) => address(number, `/compare/${other}`),
    };
  };
  return { list: () => at('/staff/weighting'), wave: ofWave, of: recipeOf };
};

export type WeightingPaths = ReturnType<ReturnType<typeof weightingPaths>['of']>;
