// The portal as a visitor of the demonstration sees it, in a real browser: trends, scales, a breakdown, a map of the districts, a
// corrected release and a withdrawn one.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/root.ts';
import { releaseDemonstration } from '../../server/services/demo/releases.ts';
import { readRepublic } from '../../server/services/demo/republic.ts';
import { demonstrationService } from '../../server/services/demonstration.ts';
import { readLibrary } from '../../server/services/library.ts';
import { openStage, type Stage } from '../browser/phone/stage.ts';

const size = 1200;

/** Null where there is no browser. */
export const openPortal = async (): Promise<Stage | null> => {
  const population = readLibrary(join(projectRoot, 'surveys', 'library')).find(
    ({ id }) => id === 'population',
  );
  if (!population) throw new RangeError('surveys/library has no population questionnaire');
  const stage = await openStage([population]);
  if (!stage) return null;
  const { stores, clock } = stage.test;
  const parts = { stores, clock, random: randomBytes };
  const margins: unknown = JSON.parse(
    readFileSync(join(projectRoot, 'programme', 'republic-margins.json'), 'utf8'),
  );
  await demonstrationService(parts).fill(population, {
    ...{ republic: readRepublic(margins), size },
    onWave: async name => {
      await releaseDemonstration(parts, population.id, name);
    },
  });
  return stage;
};
