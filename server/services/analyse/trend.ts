// A straight line through the waves: the slope of a share or a mean on time, over all respondents of all waves.
import {
  categoriesOf,
  numberColumn,
  surveyGlm,
  withColumns,
  withData,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { ResultOf } from '../../../surveys/recipe/result-item.ts';
import { smallestCount } from '../results/disclosure.ts';
import { carriersOfNumber } from './carriers.ts';
import { stacked } from './design.ts';
import { baseless, shownRow, type ResultRow } from './outcome.ts';
import { marked } from './reworded.ts';
import { indicator, withIndicator } from './measures.ts';
import { domainOf, groupsOf, withheld, type Ground } from './table.ts';

type Item = ResultOf<'trend'>;

const timeName = '@time';

export const timeOf = ({ times }: Item, wave: string): number => times?.[wave] ?? Number(wave);

/** Time since the first wave: the intercept is then where the line begins. */
const withTime = (design: SurveyDesign, item: Item): SurveyDesign => {
  const { codes, categories } = categoriesOf(design.data, 'wave');
  const times = categories.map(wave => timeOf(item, wave));
  const start = Math.min(...times);
  const values = Float64Array.from(codes, code => (times[code] ?? NaN) - start);
  return withData(design, withColumns(design.data, [numberColumn(timeName, values)]));
};

/** A number as it is; of answers, 1 for those named and 0 for all others that were given, as in a table of shares. */
const withOutcome = (design: SurveyDesign, { variable, categories }: Item): SurveyDesign =>
  categories === undefined ? design : withIndicator(variable, categories)(design);

const outcomeOf = ({ variable, categories }: Item): string =>
  categories === undefined ? variable : indicator;

/** A line is hidden where one of its waves would be: with the others shown it would tell of that one. */
const isTellingOfWave = (domain: SurveyDesign, item: Item): boolean =>
  groupsOf(domain, ['wave']).some(
    ({ domain: wave }) => carriersOfNumber(wave, outcomeOf(item)) < smallestCount,
  );

export const trendRows = (ground: Ground, item: Item): readonly ResultRow[] => {
  const { waves, isProtected, overlap } = ground;
  const { domain, isTelling } = domainOf(
    ground,
    withOutcome(withTime(stacked(waves, overlap), item), item),
    item.where,
  );
  const { family, level } = item;
  const model = surveyGlm(domain, {
    ...{ outcome: outcomeOf(item), terms: [timeName], family },
    ...(level === undefined ? {} : { level }),
  });
  const isOut =
    isTelling ||
    (isProtected && isTellingOfWave(domain, item)) ||
    waves.some(({ sample }) => sample === 'volunteer');
  return model.coefficients.flatMap((coefficient, at) => {
    const name = model.names[at] === timeName ? 'time' : 'intercept';
    const statistic = family === 'logit' ? 'trend in log odds' : 'linear trend';
    const place = { wave: `${waves[0]?.name} -> ${waves.at(-1)?.name}`, group: {}, name, statistic };
    if (isOut) return withheld(ground, place);
    const row = shownRow(place, { ...coefficient, n: model.n });
    return marked(ground, item, [waves[0], waves.at(-1)], isProtected ? baseless(row) : row);
  });
};
