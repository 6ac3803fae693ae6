// The numbers that a wave is known by, under a recipe: what two recipes are compared by.
import type { SurveyDesign } from '../../../analysis/index.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Wave } from '../../stores/waves.ts';
import { publishShares } from '../results/publish.ts';
import type { PublishedEstimate } from '../results/result.ts';
import { mergedShare, sharesOf } from '../results/shares.ts';

export type HeadlineFigure = {
  readonly variable: string;
  /** Null where too few answers stand behind it. */
  readonly estimate: Pick<PublishedEstimate, 'value' | 'low' | 'high' | 'n'> | null;
};

const figureOf = (
  design: SurveyDesign,
  variable: Variable,
  sample: Wave['sample'],
): readonly HeadlineFigure[] => {
  const { headline } = variable;
  if (!headline || variable.indirect || variable.type === 'number') return [];
  const shares = sharesOf(design, variable);
  if (shares.length === 0) return [];
  const focus = mergedShare(design, variable, headline.codes);
  const question = { kind: 'headline', headline, codes: headline.codes } as const;
  const asked = { variable, categories: variable.categories };
  const { estimate } = publishShares({ shares, focus }, asked, question, sample).focus;
  if (!estimate) return [{ variable: variable.name, estimate: null }];
  const { value, low, high, n } = estimate;
  return [{ variable: variable.name, estimate: { value, low, high, n } }];
};

export const headlinesOf = (
  design: SurveyDesign,
  variables: readonly Variable[],
  sample: Wave['sample'],
): readonly HeadlineFigure[] => variables.flatMap(variable => figureOf(design, variable, sample));
