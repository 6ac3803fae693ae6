// Invented people and the contents that would be published of them, hidden only where a single count is small: the raw material of the
// attacks. Everybody weighs the same, so that a share tells its count exactly: the worst case.
import fc from 'fast-check';
import type { Breakdown } from '../../../../server/services/results/breakdown.ts';
import type { Content } from '../../../../server/services/results/content.ts';
import type {
  Cell,
  PublishedEstimate,
  QuestionResult,
  WaveResult,
} from '../../../../server/services/results/result.ts';
import type { Variable } from '../../../../surveys/variable.ts';

export type Person = Readonly<Record<string, string | readonly string[] | undefined>>;
export type Population = Readonly<Record<string, readonly Person[]>>;

const words = (text: string) => ({ ru: text });

const asked = (name: string, codes: readonly string[], more: Partial<Variable> = {}): Variable => ({
  ...{ name, question: name, type: 'category', label: words(name), text: words(name), isOrdered: false },
  categories: codes.map(code => ({ code, label: words(code), isMissing: code === 'refused' })),
  ...more,
});

export const variables = {
  sex: asked('sex', ['m', 'f', 'refused']),
  district: asked('district', ['d1', 'd2', 'd3', 'd4', 'd5']),
  trust: asked('trust', ['full', 'some', 'little', 'none', 'refused']),
  met: asked('met', ['yes', 'no', 'refused']),
  paid: asked('paid', ['often', 'once', 'never']),
  where: asked('where', ['school', 'police', 'court'], { type: 'set' }),
} as const;
export type Name = keyof typeof variables;

const focusOf: Readonly<Record<Name, readonly string[]>> = {
  ...{ sex: ['f'], district: ['d1'], trust: ['little', 'none'], met: ['yes'], paid: ['often', 'once'] },
  where: ['school', 'police'],
};

export const gave = (person: Person, name: string, codes: readonly string[]): boolean => {
  const answer = person[name];
  return typeof answer === 'string'
    ? codes.includes(answer)
    : (answer ?? []).some(code => codes.includes(code));
};

const isHiddenCount = (count: number, base: number): boolean => count < 10 || base - count < 10;

const estimate = (count: number, n: number, everybody: number): PublishedEstimate => {
  const value = count / n;
  const standardError = Math.sqrt((value * (1 - value)) / (n - 1));
  return {
    ...{ value, n, nWeighted: n, standardError, low: value / 2, high: (1 + value) / 2 },
    ...{ designEffect: 1, degreesOfFreedom: everybody - 1, flags: [] },
  };
};

type Told = Pick<WaveResult, 'base' | 'cells' | 'focus'>;

const tell = (people: readonly Person[], name: Name): Told => {
  const base = people.filter(person => person[name] !== undefined);
  const n = base.length;
  const cell = (code: string, codes: readonly string[]): Cell => {
    const count = base.filter(person => gave(person, name, codes)).length;
    const isShown = n >= 10 && !isHiddenCount(count, n);
    return {
      code,
      isMissing: code === 'refused',
      change: null,
      estimate: isShown ? estimate(count, n, people.length) : null,
    };
  };
  return {
    base: n < 10 ? null : { n, nWeighted: n },
    cells: variables[name].categories.map(({ code }) => cell(code, [code])),
    focus: cell('headline', focusOf[name]),
  };
};

/** The form of a wave, of which only the name and the design matter here. */
const waveOf = (name: string): Pick<WaveResult, 'wave' | 'weighting' | 'isComparable' | 'isFixed'> => ({
  wave: {
    ...{ id: `s.${name}`, name, survey: 's', state: 'closed', version: 'v', modes: ['web'], margins: [] },
    ...{
      sample: 'probability',
      design: { strata: false, psu: false, weight: false },
      isDemonstration: false,
    },
  },
  weighting: { hasDesignWeight: false, hasStrata: false, hasPsu: false, margins: [], isUnfitted: false },
  ...{ isComparable: true, isFixed: false },
});

const questionOf = (population: Population, name: Name): QuestionResult => ({
  survey: { id: 's', title: words('s'), population: words('s'), order: 1 },
  ...{ variable: variables[name], topic: null, number: 1, categories: variables[name].categories },
  isFiltered: name === 'paid',
  ...(name === 'paid' ? { askedOf: { variable: 'met', codes: ['yes'] } } : {}),
  focus: {
    kind: 'headline',
    headline: { codes: [...focusOf[name]], text: words('{share}') },
    codes: focusOf[name],
  },
  waves: Object.entries(population).map(([wave, people]) => ({ ...waveOf(wave), ...tell(people, name) })),
  ...{ longChange: null, edition: '', smallestCount: 10 },
});

const breakdownOf = (population: Population, name: Name, by: Name): Breakdown => {
  const [wave, people] = Object.entries(population).at(-1)!;
  const groups = variables[by].categories.filter(({ isMissing }) => !isMissing);
  return {
    ...{ variable: variables[by], wave, test: null },
    groups: groups.map(({ code }) => ({
      ...tell(
        people.filter(person => gave(person, by, [code])),
        name,
      ),
      ...{ code, difference: null },
    })),
  };
};

export type Asking = readonly [question: Name, by: Name | null];

export const contentOf = (population: Population, [name, by]: Asking): Content => ({
  questions: [questionOf(population, name)],
  breakdown: by === null ? null : breakdownOf(population, name, by),
});

const skewed = <Value>(...values: readonly (readonly [number, Value])[]) =>
  fc.oneof(...values.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const person: fc.Arbitrary<Person> = fc
  .record({
    sex: skewed([50, 'm'], [60, 'f'], [1, 'refused']),
    district: skewed([60, 'd1'], [40, 'd2'], [20, 'd3'], [12, 'd4'], [4, 'd5']),
    trust: skewed([30, 'full'], [50, 'some'], [10, 'little'], [12, 'none'], [3, 'refused']),
    met: skewed([40, 'yes'], [60, 'no'], [2, 'refused']),
    paid: skewed([1, 'often'], [10, 'once'], [30, 'never']),
    where: skewed([50, ['school']], [10, ['police']], [3, ['court', 'school']], [10, []]),
  })
  .map(({ paid, ...rest }) => (rest.met === 'yes' ? { ...rest, paid } : rest));

const wave = fc
  .integer({ min: 12, max: 700 })
  .chain(size => fc.array(person, { minLength: size, maxLength: size }));

export const somePopulation: fc.Arbitrary<Population> = fc.record({ '2012': wave, '2013': wave });

const names = ['sex', 'district', 'trust', 'met', 'paid', 'where'] as const;
const dividing = ['sex', 'district', 'met', null] as const;

export const someFindings: fc.Arbitrary<readonly Asking[]> = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...names), fc.constantFrom(...dividing)).filter(([name, by]) => name !== by),
  { minLength: 2, maxLength: 8, selector: asking => asking.join() },
);
