// Surveys that anybody may begin today.
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Stores } from '../../stores/index.ts';
import type { Wave } from '../../stores/waves.ts';
import { takingOn } from '../respond/openSurveys.ts';

export type OpenSurvey = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
};

type OpenStores = Pick<Stores, 'surveys' | 'waves' | 'versions'>;

export const openSurveys = async (stores: OpenStores, today: string): Promise<readonly OpenSurvey[]> => {
  const open: OpenSurvey[] = [];
  for (const survey of await stores.surveys.all()) {
    const wave = await stores.waves.openOf(survey.id);
    const version = wave && (await stores.versions.find(wave.version));
    if (!version || wave.isDemonstration || takingOn(today, wave) !== 'new') continue;
    open.push({ survey, wave, questionnaire: version.document });
  }
  return open;
};
