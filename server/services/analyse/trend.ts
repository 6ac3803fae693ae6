// A straight line through the waves: the slope of a share or a mean on time, over all respondents of all waves.
import {
  categoriesOf,
  columnOf,
  numberColumn,
  numbersOf,
  surveyGlm,
  withColumns,
  withData,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { ResultOf } from '../../../surveys/recipe/result-item.ts';
import { carriersOfNumber } from './carriers.ts';
import { stacked } from './design.ts';
import { shownRow, suppressedRow, type ResultRow } from './outcome.ts';
import { domainOf, groupsOf, wavesOf, type Ground } from './table.ts';
import { smallestCount } from '../results/disclosure.ts';

type Item = ResultOf<'trend'>;

const timeName = '@time';
const outcomeName = '@outcome';

const timeOf = (item: Item, wave: string): number => {
  const time = item.times?.[wave] ?? Number(wave);
  if (Number.isFinite(time)) return time;
  throw new RangeError(`Wave ${wave} has no time: write it under \`times:\`, such as ${wave}: 2013.`);
};

/** The outcome as a number, and the time since the first wave: the intercept is then where the line begins. */
const withTime = (design: SurveyDesign, item: Item): SurveyDesign => {
  const waves = categoriesOf(design.data, 'wave');
  const times = waves.categories.map(wave => timeOf(item, wave));
  const start = Math.min(...times);
  return withData(
    design,
    withColumns(design.data, [
      numberColumn(
        timeName,
        Float64Array.from(waves.codes, code => (times[code] ?? NaN) - start),
      ),
      numberColumn(outcomeName, outcomeOf(design, item)),
    ]),
  );
};

const outcomeOf = ({ data }: SurveyDesign, { variable, categories }: Item): Float64Array => {
  if (!categories) return numbersOf(data, variable);
  const { codes, categories: all } = categoriesOf(data, columnOf(data, variable).name);
  return Float64Array.from(codes, code => (code < 0 ? NaN : categories.includes(all[code] ?? '') ? 1 : 0));
};

/** A line is hidden where one of its waves would be: with the others shown it would tell of that one. */
const isHidden = (ground: Ground, domain: SurveyDesign): boolean =>
  !ground.isInternal &&
  groupsOf(domain, ['wave']).some(({ domain: wave }) => carriersOfNumber(wave, outcomeName) < smallestCount);

export const trendRows = (ground: Ground, item: Item): readonly ResultRow[] => {
  const waves = wavesOf(ground, item.waves);
  if (waves.length < 2) throw new RangeError('A trend needs two waves or more: take more waves into `data`.');
  const design = withTime(stacked(waves, ground.overlap), item);
  const { domain, isTelling } = domainOf(ground, design, item.where);
  const family = item.family ?? 'gaussian';
  const model = surveyGlm(domain, {
    outcome: outcomeName,
    terms: [timeName],
    family,
    ...(item.level === undefined ? {} : { level: item.level }),
  });
  const isOut =
    isHidden(ground, domain) ||
    (!ground.isInternal && isTelling) ||
    waves.some(({ sample }) => sample === 'volunteer');
  return model.coefficients.map((coefficient, at) => {
    const name = model.names[at] === timeName ? 'time' : 'intercept';
    const statistic = family === 'logit' ? 'trend in log odds' : 'linear trend';
    const place = { wave: `${waves[0]?.name} -> ${waves.at(-1)?.name}`, group: {}, name, statistic };
    return isOut ? suppressedRow(place) : shownRow(place, { ...coefficient, n: model.n });
  });
};
