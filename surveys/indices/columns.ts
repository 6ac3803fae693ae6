// Answers -> what the indices are made of: one number a person, 0 where nothing happened, missing where nobody can say.
import {
  numberColumn,
  type CategoryColumn,
  type Dataset,
  type NumberColumn,
} from '../../analysis/dataset.ts';
import type { Variable } from '../variable.ts';
import { experience, neverMet, type IndexSources, type Sphere } from './sources.ts';

/** Names of the columns; no question can be called so. */
export const pieces = {
  ever: '@ever',
  contacts: '@contacts',
  situations: '@situations',
  paidContacts: '@paid_contacts',
  anyContact: '@any_contact',
  paidOrAsked: '@paid_or_asked',
  payer: '@payer',
  bribes: '@bribes',
  amount: '@amount',
} as const;

/** Of one sphere. */
export const pieceOf = (piece: 'dealt' | 'contact' | 'situation' | 'paid', { sphere }: Sphere): string =>
  `@${piece}_${sphere.code}`;

const codesIn = (data: Dataset, name: string): ((row: number) => string | undefined) => {
  const column = data.columns.get(name);
  return column?.kind === 'category' ? codeAt(column) : () => undefined;
};

const codeAt =
  ({ categories, codes }: CategoryColumn) =>
  (row: number): string | undefined =>
    categories[codes[row] ?? -1];

/** Undefined where the person did not deal with it, or did not say what happened. */
const answersTo = (data: Dataset, { name, categories }: Variable) => {
  const codeOf = codesIn(data, name);
  const real = new Set(categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code));
  return (row: number): string | undefined => {
    const code = codeOf(row);
    return code !== undefined && real.has(code) ? code : undefined;
  };
};

const filled = (data: Dataset, name: string, valueAt: (row: number) => number): NumberColumn =>
  numberColumn(
    name,
    Float64Array.from({ length: data.rows }, (_, row) => valueAt(row)),
  );

const isOneOf = (codes: readonly string[], code: string | undefined): boolean =>
  code !== undefined && codes.includes(code);

const sphereColumns = (data: Dataset, sphere: Sphere): readonly NumberColumn[] => {
  const codeOf = answersTo(data, sphere.experience);
  const dealtOf = codesIn(data, sphere.dealt);
  const flag = (piece: Parameters<typeof pieceOf>[0], test: (code: string | undefined) => boolean) =>
    filled(data, pieceOf(piece, sphere), row => (test(codeOf(row)) ? 1 : 0));
  return [
    filled(data, pieceOf('dealt', sphere), row => Number(dealtOf(row) ?? NaN)),
    flag('contact', code => code !== undefined),
    flag('situation', code => code !== undefined && code !== experience.nothing),
    flag('paid', code => isOneOf(experience.paid, code)),
  ];
};

/** Over all spheres a person dealt with. */
const experienceColumns = (data: Dataset, { spheres, areFirms }: IndexSources): readonly NumberColumn[] => {
  if (spheres.length === 0) return [];
  const asked = spheres.map(sphere => ({ ...sphere, codeOf: answersTo(data, sphere.experience) }));
  const counted = experience.paidOrAsked[areFirms ? 'firms' : 'people'];
  const count = (row: number, test: (code: string) => boolean, isGoal = false): number =>
    asked.filter(({ codeOf, isInGoal }) => {
      const code = codeOf(row);
      return code !== undefined && (isInGoal || !isGoal) && test(code);
    }).length;
  const any = (row: number, test: (code: string) => boolean): number => (count(row, test, true) > 0 ? 1 : 0);
  return [
    ...spheres.flatMap(sphere => sphereColumns(data, sphere)),
    filled(data, pieces.contacts, row => count(row, () => true)),
    filled(data, pieces.situations, row => count(row, code => code !== experience.nothing)),
    filled(data, pieces.paidContacts, row => count(row, code => isOneOf(experience.paid, code))),
    filled(data, pieces.anyContact, row => any(row, () => true)),
    filled(data, pieces.paidOrAsked, row => any(row, code => isOneOf(counted, code))),
  ];
};

/** An exact number, or the middle of the band somebody chose; of a band without an end, where it begins. */
const amountsOf = (data: Dataset, variable: Variable, variables: readonly Variable[]) => {
  const exact = data.columns.get(variable.name);
  const bands = variables.find(({ name }) => name === `${variable.name}_band`);
  const bandOf = bands ? codesIn(data, bands.name) : () => undefined;
  return (row: number): number => {
    const value = exact?.kind === 'number' ? (exact.values[row] ?? NaN) : NaN;
    if (!Number.isNaN(value)) return value;
    const band = bands?.categories.find(({ code }) => code === bandOf(row));
    return band?.from === undefined ? NaN : (band.from + (band.to ?? band.from)) / 2;
  };
};

const moneyColumns = (
  data: Dataset,
  { met, payments, amount }: IndexSources,
  variables: readonly Variable[],
): readonly NumberColumn[] => {
  const metAt = met ? answersTo(data, met) : () => undefined;
  const ever = met
    ? [filled(data, pieces.ever, row => (metAt(row) === undefined ? NaN : metAt(row) === neverMet ? 0 : 1))]
    : [];
  if (!payments) return ever;
  const paidAt = amountsOf(data, payments, variables);
  const wasAsked = codesIn(data, `${payments.name}_band`);
  /** Who was not asked how often had nothing to pay for: met_when sends on only who met it in the period. */
  const bribesAt = (row: number): number => {
    const value = paidAt(row);
    if (!Number.isNaN(value)) return value;
    return metAt(row) !== undefined && wasAsked(row) === undefined ? 0 : NaN;
  };
  const sumAt = amount ? amountsOf(data, amount, variables) : () => NaN;
  return [
    ...ever,
    filled(data, pieces.bribes, bribesAt),
    filled(data, pieces.payer, row => Math.min(1, bribesAt(row))),
    ...(amount
      ? [filled(data, pieces.amount, row => (bribesAt(row) === 0 ? 0 : bribesAt(row) * sumAt(row)))]
      : []),
  ];
};

export const indexColumns = (
  data: Dataset,
  sources: IndexSources,
  variables: readonly Variable[],
): readonly NumberColumn[] => [
  ...experienceColumns(data, sources),
  ...moneyColumns(data, sources, variables),
];
