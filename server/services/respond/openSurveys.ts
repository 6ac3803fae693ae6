// Which surveys take answers now. Asked at every page, so what was found is kept for a second: a wave moved in this program is
// known at once, one moved by another program on the same database a second later.
import { dayAfter } from '../../clock.ts';
import { Problem } from '../../problem.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { ServiceParts } from '../parts.ts';
import type { OpenSurvey } from './interview.ts';

/** After the last day of a wave, interviews begun by then may be finished and sent for so many days. */
export const daysOfGrace = 7;

export type Taking = 'new' | 'begun' | 'none';

/** The last day of grace; null where the wave has no last day. */
export const lastDayToSend = ({ closes }: Pick<Wave, 'closes'>): string | null =>
  closes === undefined ? null : dayAfter(closes, daysOfGrace).toISOString().slice(0, 10);

/** What an open wave takes on this day: everything, only what was begun in time, or nothing more. */
export const takingOn = (today: string, wave: Pick<Wave, 'closes'>): Taking => {
  if (wave.closes === undefined || today <= wave.closes) return 'new';
  return today <= (lastDayToSend(wave) ?? '') ? 'begun' : 'none';
};

export const findSurvey = async ({ stores }: ServiceParts, id: string): Promise<Survey> => {
  const survey = await stores.surveys.find(id);
  if (!survey) throw new Problem('not_found');
  return survey;
};

/** The survey somebody has just answered, also where its wave has been closed since. */
export const findAnswered = async (parts: ServiceParts, id: string) => {
  const [survey, waves] = await Promise.all([findSurvey(parts, id), parts.stores.waves.ofSurvey(id)]);
  const closed = waves
    .filter(({ state }) => state === 'closed')
    .toSorted(byOpening)
    .at(-1);
  const wave = waves.find(({ state }) => state === 'open') ?? closed;
  return { survey, isDemonstration: wave?.isDemonstration ?? false };
};

const byOpening = (one: Wave, other: Wave): number => (one.opens ?? '').localeCompare(other.opens ?? '');

const findOpen = async (parts: ServiceParts, id: string): Promise<OpenSurvey> => {
  const [survey, wave] = await Promise.all([findSurvey(parts, id), parts.stores.waves.openOf(id)]);
  if (!wave) throw new Problem('wave_closed', { survey: id });
  const version = await parts.stores.versions.find(wave.version);
  if (!version) throw new RangeError(`Wave ${wave.id} names version ${wave.version}, which is not stored`);
  return { survey, wave, version: wave.version, questionnaire: version.document };
};

const keptMilliseconds = 1000;

type Kept = { readonly at: number; readonly changes: number; readonly found: Promise<OpenSurvey> };

export const openSurveys = (parts: ServiceParts) => {
  const { stores, clock } = parts;
  const kept = new Map<string, Kept>();
  const isFresh = ({ at, changes }: Kept, now: number): boolean =>
    changes === stores.waves.changes() && now >= at && now - at < keptMilliseconds;

  const look = (id: string): Promise<OpenSurvey> => {
    const now = clock.now().getTime();
    const known = kept.get(id);
    if (known && isFresh(known, now)) return known.found;
    const found = findOpen(parts, id);
    const entry = { at: now, changes: stores.waves.changes(), found };
    kept.set(id, entry);
    found.catch(() => kept.get(id) === entry && kept.delete(id));
    return found;
  };

  return async (id: string): Promise<OpenSurvey> => {
    const open = await look(id);
    if (takingOn(clock.today(), open.wave) === 'none') throw new Problem('wave_closed', { survey: id });
    return open;
  };
};
