// Finds the design a case is about, and the variables it names.
import {
  type Dataset,
  type SurveyDesign,
  categoriesOf,
  categoryColumn,
  crossCategories,
  subset,
  withColumns,
  withData,
} from '../../../analysis/index.ts';
import { design, lonelyNhanes, nhanes, yearOf } from './designs.ts';
import { derived, expression, maskOf } from './expression.ts';
import { type Table, given } from './shape.ts';

export type Spec = Table & { readonly op: string };

export type Case = {
  readonly name: string;
  readonly spec: Spec;
  readonly expected: unknown;
  readonly tolerance?: { readonly rel: number; readonly abs: number };
};

export type Context = { readonly id: string; readonly case: Case };

/** Design of a fixture's cases that name none. */
const DEFAULTS: Readonly<Record<string, string>> = {
  P01: 'd', P02: 'c1', P04: 'c1', P08: 'c1', P13: 'g', P16: 'dr', P18: 'v', P19: 'corruption', R06: 's', R05: 'd', R07: 's', P09: 'e',
}; // prettier-ignore

const WEIGHTINGS: Readonly<Record<string, string>> = {
  'postStratify(age)': 'ps',
  'rake(sex,age,district)': 'rk',
  'calibrate raking(sex,age)': 'cr',
  'calibrate linear(sex,age)': 'cl',
};

const ALIASES: Readonly<Record<string, string>> = {
  P11: 'waves',
  'P12.o: PSU id shared across waves': 'panel',
  'P12.o': 'panel',
  'P07.postStratify(c1, stype x sch.wide)': 'psJoint',
  'P13.g, rows with happy non-missing': 'g',
};

const designName = ({ id, case: { name, spec } }: Context): string => {
  const named = given<string | undefined>(spec['design']);
  if (spec['weighting'] !== undefined) return WEIGHTINGS[String(spec['weighting'])]!;
  if (id === 'R08') return String(spec['lonelyPsu']);
  if (id === 'P11') return 'waves';
  if (name === 'wrong.independent') return 'panel';
  if (id === 'P04' && name === 'edge.p0') return 'dn';
  if (id === 'P04' && name === 'subset.beta') return 'd';
  if (spec['fpc'] === false) return `${id === 'P01' ? 'd' : 'c1'}n`;
  if (spec['mse'] === true) return `${named}m`;
  return ALIASES[`${id}.${named}`] ?? named ?? DEFAULTS[id] ?? 'd';
};

const nhanesDesign = ({ name, spec }: Case): SurveyDesign => {
  const rule = given<'fail' | 'remove' | 'certainty' | 'adjust' | 'average' | undefined>(spec['lonelyPsu']);
  if (name.startsWith('domain.'))
    return nhanes({ lonelyPsu: 'adjust', adjustDomainLonely: spec['adjustDomainLonely'] === true });
  return lonelyNhanes(rule ?? 'fail');
};

/** The design of a case, cut to its wave and domain. */
export const designOf = (context: Context): SurveyDesign => {
  const { id, case: one } = context;
  let found = id === 'P14' ? nhanesDesign(one) : design(id.startsWith('R') ? 'R' : 'P', designName(context));
  if (typeof one.spec['wave'] === 'number') found = yearOf(found, one.spec['wave']);
  if (typeof one.spec['subset'] === 'string') found = subset(found, maskOf(found.data, one.spec['subset']));
  return found;
};

export const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : [String(value)];

const quoted = (text: string): string => text.replace(/==\s*([A-Za-z]\w*)$/, "=='$1'");

/** A condition as a question with the answers FALSE and TRUE. */
export const conditionColumn = (data: Dataset, text: string): Dataset => {
  const rule = expression(data, quoted(text));
  const answers = Array.from({ length: data.rows }, (_, row) => {
    const value = rule(row);
    return value === null ? null : value === 1 ? 'TRUE' : 'FALSE';
  });
  return withColumns(data, [categoryColumn(text, answers, ['FALSE', 'TRUE'])]);
};

/** The design with every variable that the case derives. */
export const withVariables = (found: SurveyDesign, names: readonly string[]): SurveyDesign => {
  const add = (data: Dataset, name: string): Dataset =>
    /[=<>]/.test(name) ? conditionColumn(data, name) : derived(data, name);
  return withData(found, names.reduce(add, found.data));
};

export const withCategories = (found: SurveyDesign, names: readonly string[]): SurveyDesign =>
  withData(
    found,
    withColumns(
      found.data,
      names.map(name => categoriesOf(found.data, name)),
    ),
  );

/** The design with the combination of several questions as one, and its name. */
export const withInteraction = (found: SurveyDesign, names: readonly string[]): [SurveyDesign, string] => {
  const joint = crossCategories(found.data, names);
  return [withData(found, withColumns(found.data, [joint])), joint.name];
};
