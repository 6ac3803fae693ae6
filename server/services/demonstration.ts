// The demonstration: three waves of made-up people who go through the real questionnaire, weighted and published like real ones.
import { setImmediate } from 'node:timers/promises';
import type { Answers } from '../../surveys/answer.ts';
import { walk } from '../../surveys/journey.ts';
import type { Question } from '../../surveys/questions/schema.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash } from '../crypto.ts';
import type { Stores } from '../stores/index.ts';
import type { Response } from '../stores/responses.ts';
import type { Wave, WaveMargin } from '../stores/waves.ts';
import { fillProgramme, removeProgramme } from './demo/programme.ts';
import { demonstrationStatement } from './demo/statement.ts';
import { samplePeople, type District, type Person } from './demo/people.ts';
import { reply } from './demo/replies.ts';
import { removeReleases } from './demo/releases.ts';
import { seeded } from './demo/random.ts';
import type { ServiceParts } from './parts.ts';
import { auditService } from './audit.ts';
import { libraryService } from './library.ts';

export const demonstrationYears = [2011, 2012, 2013] as const;
export const demonstrationSize = 1200;
const writtenAtOnce = 1000;

/** What the demonstration is made for: the districts and the margins of its weighting. */
export type Republic = { readonly districts: readonly District[]; readonly margins: readonly WaveMargin[] };

const firstDay = (year: number): string => `${year}-06-03`;

/** Answers of one person, question after question along their own path. */
export const interviewOf = (
  questionnaire: Questionnaire,
  person: Person,
  year: number,
  random: () => number,
): Answers => {
  const answers: Record<string, Answers[string]> = {};
  const context = { seed: contentHash([person, year]).slice(0, 16), today: firstDay(year) };
  const answering = (question: Question): Answers => {
    const answer = reply(question, { person, year, answers, random });
    if (answer !== null) answers[question.id] = answer;
    return answer === null ? {} : { [question.id]: answer };
  };
  return walk(questionnaire, answering, context).answers;
};

const waveOf = (
  survey: string,
  year: number,
  { version, margins }: { readonly version: string; readonly margins: readonly WaveMargin[] },
): Wave => ({
  id: `${survey}.${year}`,
  survey,
  name: String(year),
  state: 'importing',
  opens: firstDay(year),
  closes: `${year}-06-28`,
  version,
  modes: ['face_to_face'],
  sample: 'probability',
  design: { strata: true, psu: true, weight: true },
  margins: [...margins],
  isDemonstration: true,
});

export const demonstrationService = (parts: ServiceParts) => ({
  fill: (questionnaire: Questionnaire, plan: Plan) => fill(parts, questionnaire, plan),
  remove: (survey: string) => remove(parts, survey),
  /** Figures of the programme, and callers of its hotline. */
  fillProgramme: (hotline: Questionnaire, programme: string) => fillProgramme(parts, hotline, programme),
  removeProgramme: (hotline: string) => removeProgramme(parts, hotline),
});

type Plan = {
  readonly republic: Republic;
  /** People asked in each wave, about. */
  readonly size: number;
  readonly onWave: (name: string, responses: number) => void | Promise<void>;
};

/** Makes the waves anew; a real wave of the same name is never touched. */
const fill = async (
  parts: ServiceParts,
  questionnaire: Questionnaire,
  { republic, size, onWave }: Plan,
): Promise<void> => {
  const { stores } = parts;
  await remove(parts, questionnaire.id);
  const version = await libraryService(parts).publish(questionnaire);
  for (const year of demonstrationYears) {
    const wave = waveOf(questionnaire.id, year, { version: version.id, margins: republic.margins });
    if (await stores.waves.find(wave.id)) continue;
    await stores.waves.save(wave);
    const asked = peopleOf(wave, republic.districts, size);
    const responses = await addAll(stores, responsesOf(parts, wave, { questionnaire, ...asked }));
    const statement = demonstrationStatement(wave, parts.clock.today());
    if (statement) await stores.statements.save(statement);
    await stores.waves.move(wave.id, 'importing', 'closed');
    await auditService(parts).record({ who: null, what: 'demonstration_made', object: wave.id });
    await onWave(wave.name, responses);
  }
};

const remove = async (parts: ServiceParts, survey: string): Promise<number> => {
  const { stores } = parts;
  const waves = (await stores.waves.ofSurvey(survey)).filter(wave => wave.isDemonstration);
  await removeReleases(parts);
  for (const wave of waves) {
    await stores.responses.removeWave(wave.id); // before the wave itself: an interruption leaves no answers that nobody finds
    await stores.weightings.removeWave(wave.id);
    await stores.statements.remove(wave.id);
    await stores.waves.remove(wave.id);
    await auditService(parts).record({ who: null, what: 'demonstration_removed', object: wave.id });
  }
  return waves.length;
};

type Asked = { readonly people: readonly Person[]; readonly random: () => number };

const peopleOf = ({ name }: Wave, districts: readonly District[], size: number): Asked => {
  const random = seeded(Number(name));
  return {
    people: samplePeople(districts, Math.round(size * (1 + 0.04 * (Number(name) - 2012))), random),
    random,
  };
};

/** One after another: a large wave is never in memory as a whole. */
function* responsesOf(
  { random: bytes }: ServiceParts,
  wave: Wave,
  { questionnaire, people, random }: Asked & { readonly questionnaire: Questionnaire },
): Generator<Response> {
  const year = Number(wave.name);
  for (const person of people) {
    const content = {
      wave: wave.id,
      version: wave.version,
      mode: 'face_to_face' as const,
      answers: interviewOf(questionnaire, person, year, random),
      stratum: person.district,
      psu: person.psu,
      weight: person.weight,
    };
    const day = `${year}-06-${String(3 + Math.floor(random() * 26)).padStart(2, '0')}`;
    yield { ...content, id: bytes(16), language: 'ru', day, hash: contentHash(content) };
  }
}

/** While the database writes some, the next are made up; how many there were. */
const addAll = async ({ responses }: Stores, all: Iterable<Response>): Promise<number> => {
  let batch: Response[] = [];
  let written = Promise.resolve();
  let count = 0;
  const send = async (): Promise<void> => {
    await written;
    written = responses.addMany(batch);
    written.catch(() => {}); // it is awaited before the next batch goes out, and at the end
    count += batch.length;
    batch = [];
    await setImmediate(); // the batch leaves before the next is made
  };
  for (const response of all) if (batch.push(response) === writtenAtOnce) await send();
  await send();
  await written;
  return count;
};
