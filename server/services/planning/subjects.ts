// What a new wave may ask: the published versions of the questionnaires of each survey, and of those that have no survey yet.
import type { Localised } from '../../../surveys/localised.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { VersionEntry } from '../../stores/versions.ts';
import type { Wave } from '../../stores/waves.ts';
import type { ServiceParts } from '../parts.ts';

export type Subject = {
  /** As the form sends it. */
  readonly key: string;
  readonly version: VersionEntry;
};
export type SubjectGroup = {
  /** Null: a new survey is made for this questionnaire. */
  readonly survey: Survey | null;
  readonly title: Localised;
  /** The newest first. */
  readonly subjects: readonly Subject[];
};

const keyOf = (survey: string | null, version: string): string => `${survey ?? ''}/${version}`;

const groupOf = (survey: Survey, versions: readonly VersionEntry[]): readonly SubjectGroup[] =>
  versions.length === 0
    ? []
    : [
        {
          survey,
          title: survey.title,
          subjects: versions.map(version => ({ key: keyOf(survey.id, version.id), version })),
        },
      ];

/** Questionnaires that a survey has asked, and the one of its own name. */
const questionnairesOf = (
  survey: string,
  waves: readonly Wave[],
  versions: readonly VersionEntry[],
): ReadonlySet<string | undefined> => {
  const asked = new Set(waves.filter(wave => wave.survey === survey).map(({ version }) => version));
  return new Set([
    survey,
    ...versions.filter(({ id }) => asked.has(id)).map(({ questionnaire }) => questionnaire),
  ]);
};

const freshGroup = async (
  { stores }: ServiceParts,
  questionnaire: string,
  all: readonly VersionEntry[],
): Promise<SubjectGroup> => {
  const versions = all.filter(version => version.questionnaire === questionnaire);
  const newest = versions[0] && (await stores.versions.find(versions[0].id));
  return {
    survey: null,
    title: newest?.document.title ?? { ru: questionnaire },
    subjects: versions.map(version => ({ key: keyOf(null, version.id), version })),
  };
};

export const subjectsOf = async (parts: ServiceParts): Promise<readonly SubjectGroup[]> => {
  const { stores } = parts;
  const [surveys, waves, all] = await Promise.all([
    stores.surveys.all(),
    stores.waves.all(),
    stores.versions.all(),
  ]);
  const versions = all.toSorted((a, b) => b.number - a.number);
  const groups = surveys.flatMap(survey => {
    const own = questionnairesOf(survey.id, waves, all);
    return groupOf(
      survey,
      versions.filter(({ questionnaire }) => own.has(questionnaire)),
    );
  });
  const taken = new Set(
    groups.flatMap(({ subjects }) => subjects.map(({ version }) => version.questionnaire)),
  );
  const free = new Set(versions.map(({ questionnaire }) => questionnaire).filter(id => !taken.has(id)));
  const fresh = [...free].toSorted().map(questionnaire => freshGroup(parts, questionnaire, versions));
  return [...groups, ...(await Promise.all(fresh))];
};

export type Chosen = { readonly survey: Survey | null; readonly version: VersionEntry };

export const chosenOf = (groups: readonly SubjectGroup[], key: string): Chosen | null => {
  for (const { survey, subjects } of groups) {
    const subject = subjects.find(each => each.key === key);
    if (subject) return { survey, version: subject.version };
  }
  return null;
};
