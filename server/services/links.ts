// Short links to a wave, for posters: one for the wave, one for each place. A link says where a poster hangs, never who read it:
// following one is not written down, and how many answers came by it is told as every other count.
import { Problem } from '../problem.ts';
import type { Link } from '../stores/links.ts';
import type { Survey } from '../stores/surveys.ts';
import type { Wave } from '../stores/waves.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';
import { newLinkCode, readLinkCode } from './respond/linkCode.ts';
import { readPlaces, type PlaceMistake } from './links/readPlaces.ts';
import { shownCount, type ShownCount } from './shownCount.ts';
import type { Questionnaire } from '../../surveys/schema.ts';

export type { PlaceMistake } from './links/readPlaces.ts';
export type { Link } from '../stores/links.ts';

export type LinkWithCount = { readonly link: Link; readonly count: ShownCount };
export type WaveLinks = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
  /** The link of the whole wave first, then places in the order in which they were added. */
  readonly links: readonly LinkWithCount[];
  readonly mayAdd: boolean;
};
export type LinksAdded = { readonly added: number } | { readonly mistakes: readonly PlaceMistake[] };
/** Where a short link leads; `place` only where it names one and its wave takes answers. */
export type Destination = { readonly survey: string; readonly place: string | undefined };

type Parts = ServiceParts & { readonly audit: AuditService };

const attempts = 20;

const findWave = async ({ stores }: Parts, survey: string, name: string): Promise<Wave> => {
  const wave = (await stores.waves.ofSurvey(survey)).find(one => one.name === name);
  if (!wave) throw new Problem('not_found');
  return wave;
};

const mayAdd = ({ state }: Wave): boolean => state !== 'closed' && state !== 'importing';

const ofWave = async (parts: Parts, surveyId: string, name: string): Promise<WaveLinks> => {
  const { stores } = parts;
  const wave = await findWave(parts, surveyId, name);
  const [survey, version, links, counts] = await Promise.all([
    stores.surveys.find(surveyId),
    stores.versions.find(wave.version),
    stores.links.ofWave(wave.id),
    // places of a wave under way are counted as on its board: days that are over
    stores.responses.countsByPlace(wave.id, wave.state === 'closed' ? null : parts.clock.today()),
  ]);
  if (!survey || !version) throw new Problem('not_found');
  // Also after closing only in whole tens: next to the exact total, exact counts of the others would give a small one away.
  const counted = links.map(link => ({ link, count: shownCount(counts.get(link.code) ?? 0, 'open') }));
  return { survey, wave, questionnaire: version.document, links: counted, mayAdd: mayAdd(wave) };
};

/** Takes the next free number under a fresh code; tries again where a colleague was faster. */
const addOne = async ({ stores, random }: Parts, wave: string, place?: string): Promise<boolean> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const links = await stores.links.ofWave(wave);
    const isThere = links.some(link => link.place?.toLowerCase() === place?.toLowerCase());
    if (isThere) return false;
    const number = place === undefined ? 0 : Math.max(0, ...links.map(link => link.number)) + 1;
    const link = { code: newLinkCode(random), wave, number, ...(place === undefined ? {} : { place }) };
    if (await stores.links.add(link)) return true;
  }
  throw new Problem('overloaded');
};

type Adding = {
  readonly survey: string;
  readonly wave: string;
  readonly places: string;
  readonly who: string;
};

const add = async (parts: Parts, { survey, wave: name, places, who }: Adding): Promise<LinksAdded> => {
  const wave = await findWave(parts, survey, name);
  if (!mayAdd(wave)) throw new Problem('not_found');
  const known = (await parts.stores.links.ofWave(wave.id)).flatMap(({ place }) => place ?? []);
  const read = readPlaces(places, known);
  if ('mistakes' in read) return read;
  let added = 0;
  for (const place of [undefined, ...read.places]) if (await addOne(parts, wave.id, place)) added += 1;
  if (added > 0) await parts.audit.record({ who, what: 'links_added', object: wave.id });
  return { added };
};

export const linkService = (parts: Parts) => ({
  ofWave: (survey: string, wave: string) => ofWave(parts, survey, wave),
  /** One place a line; the link of the wave itself is made along with the first. */
  add: (adding: Adding) => add(parts, adding),
  follow: async (typed: string): Promise<Destination | null> => {
    const code = readLinkCode(typed);
    const link = code === null ? null : await parts.stores.links.find(code);
    const wave = link && (await parts.stores.waves.find(link.wave));
    if (!link || !wave) return null;
    const counts = link.place !== undefined && wave.state === 'open';
    return { survey: wave.survey, place: counts ? link.code : undefined };
  },
});

export type LinkService = ReturnType<typeof linkService>;
