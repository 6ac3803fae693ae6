// In which waves each question was asked: what is asked again under the same id goes on with its trend.
import type { Question } from '../../../surveys/questions/schema.ts';
import type { Localised } from '../../../surveys/localised.ts';
import type { ServiceParts } from '../parts.ts';

/** Names of the waves by question id, in their order. */
export type Trend = ReadonlyMap<string, readonly string[]>;

export type Known = {
  readonly question: Question;
  readonly survey: string;
  readonly surveyTitle: Localised;
  /** Of the newest version that has it. */
  readonly version: string;
  readonly waves: readonly string[];
};

const idsIn = (pages: readonly { readonly questions: readonly Question[] }[]): readonly string[] =>
  pages.flatMap(({ questions }) => questions.map(({ id }) => id));

/** Waves that take or took answers. */
const askedIn = async ({ stores }: ServiceParts, survey: string) =>
  (await stores.waves.ofSurvey(survey)).filter(({ state }) => state !== 'planned' && state !== 'importing');

export const trendOf = async (parts: ServiceParts, survey: string): Promise<Trend> => {
  const trend = new Map<string, string[]>();
  for (const wave of await askedIn(parts, survey)) {
    const version = await parts.stores.versions.find(wave.version);
    for (const id of idsIn(version?.document.pages ?? []))
      trend.set(id, [...(trend.get(id) ?? []), wave.name]);
  }
  return trend;
};

/** Every question of every version of every questionnaire, each as it was asked last. */
export const knownQuestions = async (parts: ServiceParts): Promise<readonly Known[]> => {
  const heads = await parts.stores.versions.all();
  const surveys = [...new Set(heads.map(({ questionnaire }) => questionnaire))];
  const known: Known[] = [];
  for (const survey of surveys) {
    const trend = await trendOf(parts, survey);
    const seen = new Set<string>();
    for (const head of heads.filter(each => each.questionnaire === survey).toReversed()) {
      const version = await parts.stores.versions.find(head.id);
      for (const question of version?.document.pages.flatMap(page => page.questions) ?? []) {
        if (seen.has(question.id) || question.type === 'information') continue;
        seen.add(question.id);
        const about = { survey, surveyTitle: version?.document.title ?? {}, version: head.id };
        known.push({ question, ...about, waves: trend.get(question.id) ?? [] });
      }
    }
  }
  return known;
};
