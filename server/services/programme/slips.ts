// What no field of the file of a programme can say alone: years without a plan, a plan that goes the wrong way, amounts that do not add up.
import type { Budget, Programme } from './form.ts';

export type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

type Planned = Pick<Programme, 'years' | 'indicators'>;
type Indicator = Planned['indicators'][number];

const twice = <Value>(values: readonly Value[], at: number): boolean => {
  const value = values[at];
  return value !== undefined && values.indexOf(value) < at;
};

const yearSlips = (
  years: readonly number[],
  byYear: Readonly<Record<string, number>>,
  what: string,
): readonly Issue[] => [
  ...years
    .filter(year => byYear[String(year)] === undefined)
    .map(year => ({ path: [String(year)], message: `there is no ${what} for this year` })),
  ...Object.keys(byYear)
    .filter(year => !years.includes(Number(year)))
    .map(year => ({ path: [year], message: 'is not one of the years of the programme' })),
];

const isPossible = (value: number, { unit }: Indicator): boolean =>
  value >= 0 && (unit === 'percent' ? value <= 100 : Number.isInteger(value));

const amountSlips = (indicator: Indicator): readonly Issue[] => {
  const wanted = indicator.unit === 'percent' ? 'per cents from 0 to 100' : 'a whole number, not below 0';
  const message = `must be ${wanted}`;
  return [
    ...(isPossible(indicator.base, indicator) ? [] : [{ path: ['base'], message }]),
    ...Object.entries(indicator.plan)
      .filter(([, value]) => !isPossible(value, indicator))
      .map(([year]) => ({ path: ['plan', year], message })),
  ];
};

/** From the first year to the last a plan goes the way that is better, or stays. */
const directionSlips = ({ plan, direction }: Indicator, years: readonly number[]): readonly Issue[] => {
  const sorted = years.toSorted((a, b) => a - b);
  const [first, last] = [plan[String(sorted[0])], plan[String(sorted.at(-1))]];
  if (first === undefined || last === undefined || first === last) return [];
  const way = last > first ? 'up' : 'down';
  return way === direction
    ? []
    : [
        {
          path: ['direction'],
          message: `"${direction}", but the plan goes ${way}, from ${first} to ${last}`,
        },
      ];
};

const under = (path: readonly PropertyKey[], issues: readonly Issue[]): readonly Issue[] =>
  issues.map(issue => ({ ...issue, path: [...path, ...issue.path] }));

/** Years and indicators stand once, each year has a plan, and each plan goes the way it says. */
export const slips = ({ indicators, years }: Planned): readonly Issue[] => {
  const ids = indicators.map(({ id }) => id);
  return [
    ...years.flatMap((year, at) =>
      twice(years, at) ? [{ path: ['years', at], message: `${year} stands here twice` }] : [],
    ),
    ...indicators.flatMap((indicator, at) => [
      ...(twice(ids, at)
        ? [
            {
              path: ['indicators', at, 'id'],
              message: `${indicator.id} stands for another indicator already`,
            },
          ]
        : []),
      ...under(['indicators', at, 'plan'], yearSlips(years, indicator.plan, 'plan')),
      ...under(['indicators', at], [...amountSlips(indicator), ...directionSlips(indicator, years)]),
    ]),
  ];
};

const cents = (amount: number): number => Math.round(amount * 100);

/** A budget has an amount for each year, and its total is their sum. */
export const budgetSlips = (
  { key, total, by_year: byYear }: Budget,
  years: readonly number[],
): readonly Issue[] => {
  const sum = Object.values(byYear).reduce((all, amount) => all + amount, 0);
  return under(
    ['funding', key],
    [
      ...under(['by_year'], yearSlips(years, byYear, 'amount')),
      ...(cents(sum) === cents(total)
        ? []
        : [{ path: ['total'], message: `${total}, but the years add up to ${sum}` }]),
      ...Object.entries(byYear)
        .filter(([, amount]) => amount < 0)
        .map(([year]) => ({ path: ['by_year', year], message: 'must not be below 0' })),
    ],
  );
};

type Variables = ReadonlyMap<string, ReadonlySet<string>>;

/** Questions that no shipped questionnaire has: the page would show nothing for them. */
export const unknownQuestions = (
  { indicators, evaluation_criteria_section_VIII: criteria }: Programme,
  variables: Variables,
): readonly Issue[] => {
  const named = [
    ...indicators.flatMap(({ computed }, at) =>
      computed ? [{ ...computed, path: ['indicators', at, 'computed'] }] : [],
    ),
    ...criteria.flatMap(({ questions }, at) =>
      questions.map((each, place) => ({
        ...each,
        path: ['evaluation_criteria_section_VIII', at, 'questions', place],
      })),
    ),
  ];
  return named
    .filter(({ survey, question }) => !variables.get(survey)?.has(question))
    .map(({ survey, question, path }) => ({
      path,
      message: `no questionnaire of surveys/library has the question ${survey}.${question}`,
    }));
};
