// Surveys by name.
import type { SurveyRecord } from '../models/survey.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type Survey = Omit<SurveyRecord, '_id'> & { readonly id: string };

export const surveyStore = ({ surveys }: Models) => ({
  all: async (): Promise<Survey[]> => (await surveys.find().sort({ order: 1, _id: 1 }).lean()).map(withId),
  find: async (id: string): Promise<Survey | null> => {
    const record = await surveys.findById(id).lean();
    return record && withId(record);
  },
  /** False where there is one of this name. */
  add: async (survey: Survey): Promise<boolean> => {
    try {
      await surveys.create(withoutId(survey));
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
  save: async (survey: Survey): Promise<void> => {
    await surveys.replaceOne({ _id: survey.id }, withoutId(survey), { upsert: true });
  },
});
