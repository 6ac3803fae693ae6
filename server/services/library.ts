// The shipped questionnaires: published as versions. At the first start each gets a survey with an open wave; one that comes later waits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatMistake, readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash } from '../crypto.ts';
import type { Version } from '../stores/versions.ts';
import type { Wave } from '../stores/waves.ts';
import { auditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';

/** The portal shows the main survey first; what is not named here follows. */
const firstShown = ['population', 'business', 'service_exit'];

const placeOf = ({ id }: Questionnaire): number =>
  firstShown.includes(id) ? firstShown.indexOf(id) : firstShown.length;

/** Reads every questionnaire of a folder; throws with all mistakes of all files. */
export const readLibrary = (folder: string): Questionnaire[] => {
  const results = readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .map(file => readQuestionnaire(readFileSync(join(folder, file), 'utf8'), file));
  const mistakes = results.flatMap(result => ('mistakes' in result ? result.mistakes : []));
  if (mistakes.length) throw new RangeError(mistakes.map(formatMistake).join('\n'));
  return results
    .flatMap(result => ('questionnaire' in result ? [result.questionnaire] : []))
    .sort((first, second) => placeOf(first) - placeOf(second));
};

export const libraryService = (parts: ServiceParts) => ({
  publish: (document: Questionnaire) => publish(parts, document),
  /**
   * At every start: new content becomes a new version; waves under way keep theirs. Where nothing is stored yet, every questionnaire
   * opens, so that a fresh installation answers. One that comes later waits for somebody to plan a wave.
   */
  install: (questionnaires: readonly Questionnaire[]) => install(parts, questionnaires),
  /** To be tried at their addresses: their waves say that they are demonstrations, and no list of surveys shows them. */
  installDemonstrations: async (questionnaires: readonly Questionnaire[]): Promise<void> => {
    for (const document of questionnaires) {
      const version = await publish(parts, document);
      if (await parts.stores.surveys.find(document.id)) continue;
      await openFirst(parts, version, true);
      await begin(parts, version, demonstrationOrder);
    }
  },
});

/** After all real ones where staff see them. */
const demonstrationOrder = 1000;

/** The version with this very content; a new one is frozen where the content is new. */
const publish = async (parts: ServiceParts, document: Questionnaire): Promise<Version> => {
  const { versions } = parts.stores;
  const same = await versions.withHash(document.id, contentHash(document));
  if (same) return same;
  const latest = await versions.latest(document.id);
  const version = await publishVersion(parts, document, { number: (latest?.number ?? 0) + 1 });
  return version ?? publish(parts, document);
};

type Published = Pick<Version, 'number' | 'note' | 'publishedBy' | 'replaces'>;

/** Freezes the content under a number; null where somebody else has taken the number. */
export const publishVersion = async (
  parts: ServiceParts,
  document: Questionnaire,
  published: Published,
): Promise<Version | null> => {
  const { stores, clock } = parts;
  const version = {
    id: `${document.id}.${published.number}`,
    questionnaire: document.id,
    hash: contentHash(document),
    publishedOn: clock.today(),
    document,
    ...published,
  };
  if (!(await stores.versions.addNext(version))) return null;
  const who = published.publishedBy ?? null;
  await auditService(parts).record({ who, what: 'version_published', object: version.id });
  return version;
};

/** Surveys are stored last, and all at once: a first start that was interrupted is a first start still. */
const install = async (parts: ServiceParts, questionnaires: readonly Questionnaire[]): Promise<void> => {
  const isFirst = (await parts.stores.surveys.all()).length === 0;
  const versions: Version[] = [];
  for (const document of questionnaires) versions.push(await publish(parts, document));
  if (!isFirst) return;
  for (const version of versions) await openFirst(parts, version, false);
  for (const [order, version] of versions.entries()) await begin(parts, version, order);
};

const openFirst = async (parts: ServiceParts, version: Version, isDemonstration: boolean): Promise<void> => {
  const wave = {
    ...firstWave(version.questionnaire, version, parts.clock.today()),
    isDemonstration,
  };
  if (!(await parts.stores.waves.add(wave))) return;
  await auditService(parts).record({ who: null, what: 'wave_opened', object: wave.id });
};

const begin = (
  { stores }: ServiceParts,
  { document: { id, title, population } }: Version,
  order: number,
): Promise<boolean> => stores.surveys.add({ id, title, population, order });

/** Whoever comes to the page may answer, from today until the end of the year. */
const firstWave = (survey: string, version: Version, today: string): Wave => {
  const year = today.slice(0, 4);
  return {
    id: `${survey}.${year}`,
    survey,
    name: year,
    state: 'open',
    opens: today,
    closes: `${year}-12-31`,
    version: version.id,
    modes: ['web'],
    sample: 'volunteer',
    design: { strata: false, psu: false, weight: false },
    margins: [],
    isDemonstration: false,
  };
};
