// Results of a question made up by hand: shares and halves of intervals, so that a presenter's every turn can be shown.
import type { Difference } from '../../../../analysis/index.ts';
import type {
  Cell,
  PublishedEstimate,
  QuestionResult,
  WaveResult,
} from '../../../../server/services/results/index.ts';
import type { Category } from '../../../../surveys/variable.ts';

const words = (ru: string, en: string) => ({ ru, en });

export const estimate = (value: number, half: number | null, n = 1500): PublishedEstimate => ({
  ...{ value, n, nWeighted: n, flags: [] },
  standardError: half === null ? null : half / 2,
  low: half === null ? null : value - half,
  high: half === null ? null : value + half,
  degreesOfFreedom: half === null ? null : 90,
  designEffect: half === null ? null : 2.2,
});

export const difference = (value: number, half: number, pValue: number): Difference => ({
  ...{
    value,
    pValue,
    n: 3000,
    nWeighted: 3000,
    standardError: half / 2,
    t: value / (half / 2),
    degreesOfFreedom: 180,
    flags: [],
  },
  low: value - half,
  high: value + half,
});

export const categories: readonly Category[] = [
  { code: 'yes', label: words('Да', 'Yes'), isMissing: false },
  { code: 'no', label: words('Нет', 'No'), isMissing: false },
  { code: 'hard_to_say', label: words('Затрудняюсь ответить', 'Hard to say'), isMissing: true },
];

const cell = (code: string, value: PublishedEstimate | null, change: Difference | null = null): Cell => ({
  ...{ code, estimate: value, change },
  isMissing: code === 'hard_to_say',
});

export type Shown = {
  readonly name: string;
  /** Share and half of its interval; null where hidden. */
  readonly share: readonly [number, number | null] | null;
  readonly change?: Difference | null;
  readonly isComparable?: boolean;
  readonly more?: Partial<WaveResult>;
  readonly wave?: Partial<WaveResult['wave']>;
};

export const waveOf = ({
  name,
  share,
  change = null,
  isComparable = true,
  more,
  wave,
}: Shown): WaveResult => {
  const value = share && estimate(share[0], share[1]);
  const rest = share && estimate(1 - share[0] - 0.05, share[1]);
  return {
    wave: {
      ...{ id: `sample.${name}`, survey: 'sample', name, state: 'closed', version: 'sample.1' },
      ...{ opens: `${name}-06-03`, closes: `${name}-06-28`, modes: ['face_to_face'], sample: 'probability' },
      ...{ design: { strata: true, psu: true, weight: true }, margins: [], isDemonstration: true },
      ...wave,
    },
    base: share && { n: 1500, nWeighted: 1500 },
    isComparable,
    isFixed: false,
    weighting: { hasDesignWeight: true, hasStrata: true, hasPsu: true, margins: [], isUnfitted: false },
    cells: [
      cell('yes', value, change),
      cell('no', rest),
      cell('hard_to_say', share && estimate(0.05, share[1])),
    ],
    focus: cell('headline', value, change),
    ...more,
  };
};

export const questionOf = (shown: readonly Shown[], more: Partial<QuestionResult> = {}): QuestionResult => {
  const headline = {
    codes: ['yes'],
    text: words('Столкнулись {share} жителей', '{share} of residents met it'),
  };
  return {
    survey: {
      ...{ id: 'sample', order: 1, title: words('Опрос населения', 'Survey of residents') },
      population: words('Жители от 18 лет', 'Residents aged 18 and over'),
    },
    variable: {
      ...{ name: 'met', question: 'met', type: 'category', categories, headline, isOrdered: false },
      label: words('Сталкивались', 'Met it'),
      text: words('Сталкивались ли вы?', 'Did you meet it?'),
    },
    topic: words('Личный опыт', 'Experience'),
    number: 12,
    isFiltered: false,
    categories,
    focus: { kind: 'headline', headline, codes: ['yes'] },
    waves: shown.map(waveOf),
    longChange: null,
    edition: 'edition',
    smallestCount: 10,
    ...more,
  };
};

/** Three waves like the standard's: an established fall, then a change within error. */
export const threeWaves: readonly Shown[] = [
  { name: '2011', share: [0.136, 0.026], isComparable: false },
  { name: '2012', share: [0.104, 0.015], change: difference(-0.032, 0.03, 0.03) },
  { name: '2013', share: [0.092, 0.023], change: difference(-0.012, 0.028, 0.4) },
];

export const longFall = { from: '2011', to: '2013', change: difference(-0.044, 0.034, 0.01) };
