// How many answers are wanted of each group: typed into a table or uploaded, checked against the questionnaire of the wave.
import { codebook } from '../../surveys/codebook.ts';
import type { Variable } from '../../surveys/variable.ts';
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Quotas, Wave } from '../stores/waves.ts';
import type { AuditService } from './audit.ts';
import { districtOf, isGrouping } from './fieldwork/plan.ts';
import { mayEdit } from './planning.ts';
import type { ServiceParts } from './parts.ts';
import { answersOf, combinationsOf } from './quotas/combinations.ts';
import { mostVariables, readQuotas, type QuotaMistake } from './quotas/readQuotas.ts';

export { answersOf, combinationsOf } from './quotas/combinations.ts';
export { mostVariables, type QuotaMistake } from './quotas/readQuotas.ts';
export type { Quotas } from '../stores/waves.ts';

export type WaveQuotas = {
  readonly survey: Survey;
  readonly wave: Wave;
  /** All that people may be counted by. */
  readonly variables: readonly Variable[];
  /** Those of the table that is shown. */
  readonly chosen: readonly Variable[];
};
export type QuotasSaved = { readonly done: boolean } | { readonly mistakes: readonly QuotaMistake[] };

type Parts = ServiceParts & { readonly audit: AuditService };

/** More combinations than this do not fit a form. */
export const mostCells = 400;

/** Where people live, sex and age, as far as the questionnaire asks them. */
const usual = (variables: readonly Variable[], district: Variable | null): readonly Variable[] => {
  const called = (...questions: string[]) =>
    variables.find(({ question }) => questions.includes(question)) ?? null;
  const found = [district, called('sex', 'gender'), called('age')];
  return found.flatMap(variable => variable ?? []);
};

const find = async (
  { stores }: Parts,
  surveyId: string,
  name: string,
  names: readonly string[],
): Promise<WaveQuotas> => {
  const [survey, wave] = await Promise.all([
    stores.surveys.find(surveyId),
    stores.waves.find(`${surveyId}.${name}`),
  ]);
  const version = wave && (await stores.versions.find(wave.version));
  if (!survey || !wave || !version || !mayEdit(wave)) throw new Problem('not_found');
  const all = codebook(version.document);
  const variables = all.filter(isGrouping);
  const named = (wanted: readonly string[]) =>
    wanted.flatMap(each => variables.find(variable => variable.name === each) ?? []);
  const asked = named([...new Set(names)]).slice(0, mostVariables);
  const stored = named(wave.quotas?.variables ?? []);
  const proposed = usual(variables, districtOf(version.document, all));
  const chosen = asked.length > 0 ? asked : stored.length > 0 ? stored : proposed;
  return { survey, wave, variables, chosen };
};

const save = async (
  { stores, audit }: Parts,
  { wave }: WaveQuotas,
  quotas: Quotas | undefined,
  who: string,
): Promise<QuotasSaved> => {
  if (!(await stores.waves.change(wave, { quotas }))) return { done: false };
  await audit.record({ who, what: 'wave_quotas_changed', object: wave.id });
  return { done: true };
};

/** `names`: the variables of the table that somebody wants to type; the usual ones where none is named. */
export const quotaService = (parts: Parts) => ({
  find: (survey: string, wave: string, names: readonly string[] = []) => find(parts, survey, wave, names),
  set: async (
    found: WaveQuotas,
    table: readonly (readonly string[])[],
    who: string,
  ): Promise<QuotasSaved> => {
    const read = readQuotas(table, found.variables);
    return 'mistakes' in read ? read : save(parts, found, read.quotas, who);
  },
  remove: (found: WaveQuotas, who: string) => save(parts, found, undefined, who),
  fits: ({ chosen }: WaveQuotas): boolean =>
    chosen.length > 0 && chosen.reduce((count, each) => count * answersOf(each).length, 1) <= mostCells,
  combinations: ({ chosen }: WaveQuotas) => combinationsOf(chosen),
});

export type QuotaService = ReturnType<typeof quotaService>;
