// Planning waves: new ones, changes of those that are planned or under way, and another version of the questionnaire while one is
// under way. Opening, pausing and closing are in waves.ts.
import { codebook } from '../../surveys/codebook.ts';
import { dayAfter } from '../clock.ts';
import { difference, type Change } from '../../surveys/versions.ts';
import type { Language, Localised } from '../../surveys/localised.ts';
import { Problem } from '../problem.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Version, VersionEntry } from '../stores/versions.ts';
import type { Wave, WaveChange } from '../stores/waves.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';
import { readWaveFields, type FieldMistake, type WaveFields, type WavePlan } from './planning/form.ts';
import { isGrouping } from './fieldwork/plan.ts';
import { fitOf, type QuotasFit } from './quotas/fitting.ts';
import { chosenOf, subjectsOf, type Subject, type SubjectGroup } from './planning/subjects.ts';

export type { FieldMistake, WaveField, WaveFields } from './planning/form.ts';
export type { SubjectGroup } from './planning/subjects.ts';
export type { VersionEntry } from '../stores/versions.ts';

type Parts = ServiceParts & { readonly audit: AuditService };

/** Who does it, and in which language they type. */
export type Author = { readonly who: string; readonly language: Language };
export type Planned = { readonly wave: Wave } | { readonly mistakes: readonly FieldMistake[] };
export type WaveToEdit = { readonly survey: Survey; readonly wave: Wave };
/** `moved`: somebody changed it in between, and nothing was done. */
export type Edited = { readonly done: boolean } | { readonly mistakes: readonly FieldMistake[] };

/** What may still be decided about a wave. */
export const mayEdit = ({ state }: Wave): boolean => ['planned', 'open', 'paused'].includes(state);

const demonstrationOrder = 1000;

const findWave = async ({ stores }: Parts, surveyId: string, name: string): Promise<WaveToEdit> => {
  const [survey, wave] = await Promise.all([
    stores.surveys.find(surveyId),
    stores.waves.find(`${surveyId}.${name}`),
  ]);
  if (!survey || !wave) throw new Problem('not_found');
  return { survey, wave };
};

/** The words of the survey in every language but the author's; nothing where the author left the survey's. */
const populationOf = (typed: string, { population }: Survey, language: Language): Localised | undefined =>
  typed === '' || Object.values(population).includes(typed)
    ? undefined
    : { ...population, [language]: typed };

const fieldsOf = (plan: WavePlan, survey: Survey, language: Language): Partial<Wave> => {
  const population = populationOf(plan.population, survey, language);
  return {
    ...{ opens: plan.opens, closes: plan.closes, modes: [...plan.modes], sample: plan.sample },
    ...(plan.target === undefined ? {} : { target: plan.target }),
    ...(population === undefined ? {} : { population }),
  };
};

/** After the surveys there are, before the demonstrations. */
const nextOrder = (surveys: readonly Survey[]): number =>
  Math.max(-1, ...surveys.map(({ order }) => order).filter(order => order < demonstrationOrder)) + 1;

const surveyFor = async ({ stores, audit }: Parts, version: VersionEntry, who: string): Promise<Survey> => {
  const found = await stores.versions.find(version.id);
  if (!found) throw new Problem('not_found');
  const { id, title, population } = found.document;
  const survey = { id, title, population, order: nextOrder(await stores.surveys.all()) };
  if (await stores.surveys.add(survey)) await audit.record({ who, what: 'survey_created', object: id });
  return (await stores.surveys.find(id)) ?? survey;
};

const plan = async (parts: Parts, fields: WaveFields, { who, language }: Author): Promise<Planned> => {
  const { stores, clock, audit } = parts;
  const chosen = chosenOf(await subjectsOf(parts), fields.subject);
  const read = readWaveFields(fields, clock.today());
  const missing: readonly FieldMistake[] = chosen ? [] : [{ field: 'subject', code: 'missing' }];
  if ('mistakes' in read || !chosen)
    return { mistakes: [...missing, ...('mistakes' in read ? read.mistakes : [])] };
  const name = read.plan.name;
  const taken = { mistakes: [{ field: 'name', code: 'taken', values: { name } }] } as const;
  const id = `${chosen.survey?.id ?? chosen.version.questionnaire}.${name}`;
  if (await stores.waves.find(id)) return taken;
  const survey = chosen.survey ?? (await surveyFor(parts, chosen.version, who));
  const wave: Wave = {
    ...{ id, survey: survey.id, name, state: 'planned', version: chosen.version.id },
    ...{ modes: [], sample: 'volunteer', design: { strata: false, psu: false, weight: false } },
    ...{ margins: [], isDemonstration: false },
    ...fieldsOf(read.plan, survey, language),
  };
  if (!(await stores.waves.add(wave))) return taken;
  await audit.record({ who, what: 'wave_planned', object: id });
  return { wave };
};

/** The first day and the sample of a wave under way are facts: they are not typed again. */
const keptOf = ({ state, opens, sample }: Wave, today: string) =>
  state === 'planned' ? null : { opens: opens ?? today, sample };

const edit = async (
  parts: Parts,
  { survey, wave }: WaveToEdit,
  fields: WaveFields,
  { who, language }: Author,
): Promise<Edited> => {
  const { stores, clock, audit } = parts;
  if (!mayEdit(wave)) return { done: false };
  const kept = keptOf(wave, clock.today());
  const read = readWaveFields({ ...fields, name: wave.name }, clock.today(), kept);
  // a name from before the rule stays as it is
  const mistakes = 'mistakes' in read ? read.mistakes.filter(({ field }) => field !== 'name') : [];
  if (mistakes.length > 0 || !('plan' in read)) return { mistakes };
  const typed = fieldsOf(read.plan, survey, language);
  const change: WaveChange = {
    ...{ closes: typed.closes, modes: typed.modes, target: typed.target },
    ...(kept ? {} : { opens: typed.opens, sample: typed.sample, population: typed.population }),
  };
  if (!(await stores.waves.change(wave, change))) return { done: false };
  await audit.record({ who, what: 'wave_edited', object: wave.id });
  return { done: true };
};

/** Another version of the questionnaire for a wave, before it is taken. */
export type Repinning = WaveToEdit & {
  readonly from: Version;
  /** Every other version of the questionnaire, the newest first. */
  readonly others: readonly VersionEntry[];
  /** The one asked about, and what differs. */
  readonly chosen: {
    readonly to: Version;
    readonly changes: readonly Change[];
    /** What becomes of the quotas; null where there are none. */
    readonly quotas: QuotasFit | null;
  } | null;
};

const repinning = async (parts: Parts, found: WaveToEdit, to: string): Promise<Repinning> => {
  const { versions } = parts.stores;
  const from = await versions.find(found.wave.version);
  if (!from || !mayEdit(found.wave)) throw new Problem('not_found');
  const others = (await versions.all())
    .filter(({ questionnaire, id }) => questionnaire === from.questionnaire && id !== from.id)
    .toSorted((a, b) => b.number - a.number);
  const other = others.some(({ id }) => id === to) ? await versions.find(to) : null;
  const { quotas } = found.wave;
  const groups = ({ document }: Version) => codebook(document).filter(isGrouping);
  const chosen = other && {
    ...{ to: other, changes: difference(from.document, other.document) },
    quotas: quotas ? fitOf(quotas, groups(from), groups(other)) : null,
  };
  return { ...found, from, others, chosen };
};

/** False where the wave was moved, or given another version, since the author looked at it. */
const repin = async (
  { stores, audit }: Parts,
  { wave, chosen }: Repinning,
  { seen, who }: { readonly seen: string; readonly who: string },
): Promise<boolean> => {
  if (!chosen || wave.version !== seen) return false;
  const { quotas } = chosen;
  const isCut = quotas !== null && quotas.lostVariables.length + quotas.lostCells.length > 0;
  const change = { version: chosen.to.id, ...(isCut ? { quotas: quotas.kept } : {}) };
  if (!(await stores.waves.change(wave, change))) return false;
  await audit.record({ who, what: 'wave_version_changed', object: wave.id });
  if (isCut) await audit.record({ who, what: 'wave_quotas_changed', object: wave.id });
  return true;
};

/** What the form of a new wave shows at first: from tomorrow on, in the version wanted, or else the newest of the first survey. */
const proposal = (
  groups: readonly SubjectGroup[],
  waves: readonly Wave[],
  { today, wanted }: { readonly today: string; readonly wanted: string | null },
): WaveFields => {
  const opens = dayAfter(today, 1).toISOString().slice(0, 10);
  const isWanted = ({ version }: Subject): boolean => version.id === wanted;
  const group = groups.find(({ subjects }) => subjects.some(isWanted)) ?? groups[0];
  const subject = group?.subjects.find(isWanted) ?? group?.subjects[0];
  const names = new Set(waves.filter(({ survey }) => survey === group?.survey?.id).map(({ name }) => name));
  let year = Number(opens.slice(0, 4));
  while (names.has(String(year))) year += 1;
  return {
    ...{ subject: subject?.key ?? '', name: String(year), opens, closes: '' },
    ...{ sample: 'volunteer', target: '', population: '' },
    ...{ mode_web: 'on', mode_phone: '', mode_face_to_face: '' },
  };
};

export const planningService = (parts: Parts) => ({
  subjects: () => subjectsOf(parts),
  /** `wanted`: the version of a questionnaire it shall ask. */
  proposal: async (wanted: string | null = null): Promise<WaveFields> =>
    proposal(await subjectsOf(parts), await parts.stores.waves.all(), { today: parts.clock.today(), wanted }),
  plan: (fields: WaveFields, author: Author) => plan(parts, fields, author),
  find: (survey: string, name: string) => findWave(parts, survey, name),
  edit: (found: WaveToEdit, fields: WaveFields, author: Author) => edit(parts, found, fields, author),
  repinning: async (survey: string, name: string, to: string) =>
    repinning(parts, await findWave(parts, survey, name), to),
  repin: (repinning: Repinning, decision: { readonly seen: string; readonly who: string }) =>
    repin(parts, repinning, decision),
});

export type PlanningService = ReturnType<typeof planningService>;
