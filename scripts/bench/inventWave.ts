// A large closed wave of the population questionnaire: simulated respondents with a fixed seed, stored like imported ones.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { contentHash } from '../../server/crypto.ts';
import type { Database } from '../../server/database.ts';
import { systemClock } from '../../server/clock.ts';
import { projectRoot } from '../../server/root.ts';
import { seeded } from '../../server/services/demo/random.ts';
import { libraryService, readLibrary } from '../../server/services/library.ts';
import type { Response } from '../../server/stores/responses.ts';
import type { Wave } from '../../server/stores/waves.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { respondent } from '../../surveys/simulate.ts';

const population = 'population';
const strata = 40;
const psusEach = 25;
const batch = 1000;

const readPopulation = (): Questionnaire => {
  const library = readLibrary(join(projectRoot, 'surveys', 'library'));
  const found = library.find(({ id }) => id === population);
  if (!found) throw new RangeError('surveys/library has no population questionnaire');
  return found;
};

/** A wave of the survey of that name, filled with so many respondents of a seed. */
export type Invented = { readonly survey: string; readonly count: number; readonly seed: number };

export const waveIdOf = (survey: string): string => `${survey}.2013`;

const waveOf = (survey: string, version: string): Wave => ({
  ...{ id: waveIdOf(survey), survey, name: '2013', state: 'importing', version, modes: ['face_to_face'] },
  ...{ opens: '2013-06-03', closes: '2013-06-28', sample: 'probability', margins: [], isDemonstration: true },
  design: { strata: true, psu: true, weight: true },
});

const responseOf = (wave: string, questionnaire: Questionnaire, random: () => number): Response => {
  const { answers } = respondent(questionnaire, random, { today: '2013-06-03' });
  const stratum = Math.floor(random() * strata);
  const content = {
    ...{ wave, version: questionnaire.id, mode: 'face_to_face' as const, answers, stratum: String(stratum) },
    ...{ psu: `${stratum}.${Math.floor(random() * psusEach)}`, weight: 0.5 + random() },
  };
  return { ...content, id: randomBytes(16), language: 'ru', day: '2013-06-03', hash: contentHash(content) };
};

/** So many respondents more. */
export const addPeople = async ({ stores }: Database, { survey, count, seed }: Invented): Promise<void> => {
  const [questionnaire, random] = [readPopulation(), seeded(seed)];
  for (let left = count; left > 0; left -= batch)
    await stores.responses.addMany(
      Array.from({ length: Math.min(left, batch) }, () =>
        responseOf(waveIdOf(survey), questionnaire, random),
      ),
    );
};

/** The survey with its closed wave. */
export const inventWave = async (database: Database, invented: Invented): Promise<void> => {
  const { stores } = database;
  const questionnaire = readPopulation();
  const clock = systemClock('Europe/Moscow');
  const version = await libraryService({ stores, clock, random: randomBytes }).publish(questionnaire);
  const { title, population: adults } = questionnaire;
  await stores.surveys.save({ id: invented.survey, title, population: adults, order: 1 });
  const wave = waveOf(invented.survey, version.id);
  await stores.waves.save(wave);
  await addPeople(database, invented);
  await stores.waves.move(wave.id, 'importing', 'closed');
};
