// Which questions of a questionnaire feed the corruption indices. The names are those of the shipped questionnaires; a questionnaire
// that asks the same under the same names is understood too.
import type { Category, Variable } from '../variable.ts';

/** The experience of one sphere: asked of who dealt with it, in codes that rise. */
const experienceOf = (code: string): string => `exp_${code}`;
const names = { met: 'met_when', payments: 'payments', amount: 'last_amount' } as const;

/** Codes of the experience that count as what. */
export const experience = {
  nothing: 'none',
  paid: ['paid', 'unasked'],
  /** SDG 16.5.1 counts who paid and who was asked; 16.5.2 counts requests. */
  paidOrAsked: { people: ['asked', 'paid', 'unasked'], firms: ['asked', 'paid'] },
} as const;
export const neverMet = 'never';

/** The six transactions of SDG 16.5.2. */
const transactions = [
  ...['electricity', 'water', 'construction_permit', 'import_licence', 'operating_licence', 'tax_inspection'],
];

export type Sphere = {
  readonly sphere: Category;
  readonly experience: Variable;
  /** The column that says who dealt with it. */
  readonly dealt: string;
  /** Counts in the prevalence of SDG 16.5. */
  readonly isInGoal: boolean;
};

export type IndexSources = {
  readonly spheres: readonly Sphere[];
  /** Whether firms are asked: then the prevalence is that of SDG 16.5.2. */
  readonly areFirms: boolean;
  readonly met: Variable | undefined;
  readonly payments: Variable | undefined;
  readonly amount: Variable | undefined;
  readonly recallMonths: number | null;
};

const monthsIn = (recall: string | undefined): number | null => {
  const [, number, unit] = /^(\d+) (month|year)s?$/.exec(recall ?? '') ?? [];
  return number === undefined ? null : Number(number) * (unit === 'year' ? 12 : 1);
};

const isExperience = ({ type, categories }: Variable): boolean =>
  type === 'category' &&
  [experience.nothing, ...experience.paid].every(code => categories.some(each => each.code === code));

const spheresOf = (contact: Variable, variables: readonly Variable[]): readonly Sphere[] => {
  const areFirms = contact.categories.some(({ code }) => code === transactions.at(-1));
  return contact.categories.flatMap(sphere => {
    const found = variables.find(({ name }) => name === experienceOf(sphere.code));
    return found && isExperience(found)
      ? [
          {
            sphere,
            dealt: `${contact.name}_${sphere.code}`,
            experience: found,
            isInGoal: !areFirms || transactions.includes(sphere.code),
          },
        ]
      : [];
  });
};

export const indexSources = (variables: readonly Variable[]): IndexSources => {
  const contact = variables.find(each => each.type === 'set' && spheresOf(each, variables).length > 0);
  const spheres = contact ? spheresOf(contact, variables) : [];
  const numberCalled = (wanted: string) =>
    variables.find(({ name, type }) => name === wanted && type === 'number');
  return {
    spheres,
    areFirms: spheres.some(({ isInGoal }) => !isInGoal),
    met: variables.find(
      ({ name, categories }) => name === names.met && categories.some(({ code }) => code === neverMet),
    ),
    payments: numberCalled(names.payments),
    amount: numberCalled(names.amount),
    recallMonths: monthsIn(spheres[0]?.experience.recall ?? contact?.recall),
  };
};
