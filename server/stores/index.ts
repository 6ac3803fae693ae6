// Everything the program keeps, behind narrow functions in the domain's words.
import type { Models } from '../models/index.ts';
import { interviewStore } from './interviews.ts';
import { responseStore } from './responses.ts';
import { surveyStore } from './surveys.ts';
import { versionStore } from './versions.ts';
import { waveStore } from './waves.ts';

export const createStores = (models: Models) => ({
  surveys: surveyStore(models),
  versions: versionStore(models),
  waves: waveStore(models),
  interviews: interviewStore(models),
  responses: responseStore(models),
});

export type Stores = ReturnType<typeof createStores>;
