// The answers of a wave as they may leave the house: quasi-identifiers k-anonymous, nothing beside them that tells them after all, no
// word that somebody wrote, and people in an order that is made of the answers alone.
import type { Dataset } from '../../analysis/dataset.ts';
import type { Localised } from '../localised.ts';
import type { Questionnaire } from '../schema.ts';
import type { Variable } from '../variable.ts';
import { anonymise, type Anonymity, type SafeKey } from './anonymise.ts';
import { isUsualQuestion, keyChoices, type KeyChoice } from './choose.ts';
import { dependentsOf } from './dependence.ts';
import { fileVariables, keyVariable, type FileVariable } from './fileVariable.ts';
import { keyOf, type KindOf } from './key.ts';
import { sorted } from './order.ts';
import { averageWeights, sampleUnits, type SampleUnits } from './sampleDesign.ts';
import { isExactDate } from './years.ts';
import { weightVariable, unitVariable } from './ownVariables.ts';

export type Material = {
  readonly questionnaire: Questionnaire;
  readonly variables: readonly Variable[];
  /** With a column of `silenceOf` for each number. */
  readonly data: Dataset;
  readonly weights: Float64Array;
};

/** Names of the variables that are quasi-identifiers, and how large every group is to be. */
export type Protection = { readonly keys: readonly string[]; readonly k: number };

/**
 * Why a variable is not in the file: the exact number behind a quasi-identifier · a usual one that was not chosen · who is asked it would
 * tell a quasi-identifier that was changed · the order in which things were shown · a quasi-identifier with one group left.
 */
export type LeftReason = 'exact' | 'unprotected' | 'dependent' | 'shown_order' | 'one_group';
export type Left = { readonly name: string; readonly label: Localised; readonly reason: LeftReason };

export type Microdata = {
  readonly people: number;
  readonly variables: readonly FileVariable[];
  readonly sets: readonly { readonly name: string; readonly label: Localised }[];
  readonly left: readonly Left[];
  /** Without what is said of single people. */
  readonly anonymity: Omit<Anonymity, 'classOf' | 'keys'> & {
    readonly keys: readonly Omit<SafeKey, 'values'>[];
  };
  readonly unitsLeft: SampleUnits['left'];
  /** Whether any weight differs from that of the desk. */
  readonly areWeightsAveraged: boolean;
};

const kindsIn = ({ pages }: Questionnaire): KindOf => {
  const groups = new Map(
    pages.flatMap(({ questions }) =>
      questions.flatMap(question =>
        'options' in question
          ? question.options.flatMap(({ code, group }) =>
              group ? [[`${question.id} ${code}`, JSON.stringify(group)] as const] : [],
            )
          : [],
      ),
    ),
  );
  return (question, code) => groups.get(`${question} ${code}`);
};

const isChanged = ({ isCoarsened, withheld }: SafeKey): boolean => isCoarsened || withheld > 0;

type Deciding = {
  readonly keys: readonly string[];
  readonly keyQuestions: ReadonlySet<string>;
  readonly unprotected: ReadonlySet<string>;
  readonly gone: ReadonlySet<string>;
  readonly dependents: ReadonlySet<string>;
};

/** Questions that give people away and that nobody asked to protect, or that cannot be. */
const unprotectedIn = (
  variables: readonly Variable[],
  choices: readonly KeyChoice[],
  keys: readonly string[],
): readonly string[] => {
  const offered = new Set(choices.map(({ variable }) => variable.question));
  const unchosen = choices.filter(({ variable, isUsual }) => isUsual && !keys.includes(variable.name));
  const others = variables.filter(each => isUsualQuestion(each) && !offered.has(each.question));
  return [...unchosen.map(({ variable }) => variable.question), ...others.map(({ question }) => question)];
};

const deciding = (
  { questionnaire, variables }: Material,
  { keys }: Protection,
  safe: Anonymity,
): Deciding => {
  const choices = keyChoices(questionnaire, variables);
  const chosen = choices.filter(({ variable }) => keys.includes(variable.name));
  const unprotected = unprotectedIn(variables, choices, keys);
  const gone = new Set(safe.gone.map(({ name }) => name));
  const changed = chosen.filter(
    ({ variable }) =>
      gone.has(variable.name) ||
      isExactDate(variable) ||
      variables.some(({ question, name }) => question === variable.question && name !== variable.name) ||
      safe.keys.some(key => key.name === variable.name && isChanged(key)),
  );
  const hidden = [...changed.map(({ variable }) => variable.question), ...unprotected];
  return {
    ...{ keys, gone, keyQuestions: new Set(chosen.map(({ variable }) => variable.question)) },
    unprotected: new Set(unprotected),
    dependents: dependentsOf(questionnaire, new Set(hidden)),
  };
};

/** Null: it is in the file. */
const reasonFor = (variable: Variable, deciding: Deciding): LeftReason | null => {
  const { name, question, origin } = variable;
  if (deciding.gone.has(name)) return 'one_group';
  if (deciding.keys.includes(name)) return null;
  if (deciding.keyQuestions.has(question)) return 'exact';
  if (deciding.unprotected.has(question)) return 'unprotected';
  if (origin === 'order') return 'shown_order';
  const asked = origin === 'arm' ? question.replace(/_arm$/, '') : question;
  return deciding.dependents.has(asked) ? 'dependent' : null;
};

const withoutPeople = ({ classOf: _, keys, ...rest }: Anonymity): Microdata['anonymity'] => ({
  ...rest,
  keys: keys.map(({ values: __, ...key }) => key),
});

const bandedIn = (variables: readonly Variable[], { name, type }: Variable): boolean =>
  type === 'number' && variables.some(each => each.name === `${name}_band`);

const columnsFrom = (
  { variables, data }: Material,
  safe: Anonymity,
  kept: readonly Variable[],
): readonly FileVariable[] =>
  kept.flatMap(variable => {
    const key = safe.keys.find(({ name }) => name === variable.name);
    return key ? [keyVariable(variable, key)] : fileVariables(variable, data, bandedIn(variables, variable));
  });

/** The columns of the questionnaire, people still in the order in which they stand in the data, and what became of each variable. */
export const inDataOrder = (material: Material, protection: Protection) => {
  const { questionnaire, variables, data } = material;
  const kindOf = kindsIn(questionnaire);
  const keys = keyChoices(questionnaire, variables)
    .filter(({ variable }) => protection.keys.includes(variable.name))
    .map(({ variable }) => keyOf(variable, data, kindOf));
  const safe = anonymise(keys, data.rows, protection.k);
  const rules = deciding(material, protection, safe);
  const told = variables.map(variable => ({ variable, reason: reasonFor(variable, rules) }));
  const kept = told.flatMap(({ variable, reason }) => (reason === null ? [variable] : []));
  return { safe, told, kept, columns: columnsFrom(material, safe, kept) };
};

/** RangeError where there are fewer people than `k`, or where a key is no variable of the questionnaire. */
export const release = (material: Material, protection: Protection): Microdata => {
  const { data, weights } = material;
  const { safe, told, kept, columns } = inDataOrder(material, protection);
  const averaged = averageWeights(weights, safe.classOf);
  const { units, left: unitsLeft } = sampleUnits(data, safe);
  const areWeightsAveraged = weights.some(
    (weight, person) => Math.abs(weight - (averaged[person] ?? 0)) > 1e-6 * weight,
  );
  const all = [...columns, weightVariable(averaged, areWeightsAveraged), ...units.map(unitVariable)];
  return {
    ...{ people: data.rows, variables: sorted(all, data.rows), unitsLeft, areWeightsAveraged },
    sets: kept.filter(({ type }) => type === 'set').map(({ name, text }) => ({ name, label: text })),
    left: told.flatMap(({ variable: { name, label }, reason }) => (reason ? [{ name, label, reason }] : [])),
    anonymity: withoutPeople(safe),
  };
};
