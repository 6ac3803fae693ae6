// npm run demo: three made-up waves of the population survey and releases of their numbers, then the server, so that there is something to
// see in one command.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../server/clock.ts';
import { openDatabase } from '../server/database.ts';
import { projectRoot } from '../server/root.ts';
import { releaseDemonstration } from '../server/services/demo/releases.ts';
import { readRepublic } from '../server/services/demo/republic.ts';
import { demonstrationService, demonstrationSize } from '../server/services/demonstration.ts';
import { calculatorHere } from '../server/services/results/calculator.ts';
import { readProgramme } from '../server/services/programme.ts';
import { libraryService, readLibrary } from '../server/services/library.ts';
import { fail, settings } from './terminal.ts';

const command = new Command('demo')
  .description(
    'Fills the store with three made-up waves (2011-2013) of the population survey and starts the server.',
  )
  .option('--remove', 'take the made-up waves away again and stop', false)
  .option('--no-start', 'fill only, do not start the server')
  .option('--size <people>', 'about how many answer in each wave', String(demonstrationSize))
  .showHelpAfterError()
  .parse(process.argv);
const { remove, start, size } = command.opts<{ remove: boolean; start: boolean; size: string }>();
const people = /^\d{2,6}$/.test(size) ? Number(size) : fail(`--size ${size}: a number from 10 to 999999`);

const population = () => {
  const library = readLibrary(join(projectRoot, 'surveys', 'library'));
  return {
    library,
    questionnaire:
      library.find(({ id }) => id === 'population') ??
      fail('surveys/library has no population questionnaire'),
    hotline:
      library.find(({ id }) => id === 'hotline_follow_up') ??
      fail('surveys/library has no questionnaire for callers of the hotline'),
  };
};

const config = settings();
const database = await openDatabase(config);
const parts = {
  ...{ stores: database.stores, clock: systemClock(config.timeZone), random: randomBytes },
  calculator: calculatorHere(database.stores), // one for all releases, so that each wave is read once
};
const demonstration = demonstrationService(parts);
const { library, questionnaire, hotline } = population();
if (remove) {
  await demonstration.removeProgramme(hotline.id);
  console.log(`Removed ${await demonstration.remove(questionnaire.id)} demonstration waves.`);
} else {
  const margins: unknown = JSON.parse(
    readFileSync(join(projectRoot, 'programme', 'republic-margins.json'), 'utf8'),
  );
  await libraryService(parts).install(library);
  await demonstration.fill(questionnaire, {
    republic: readRepublic(margins),
    size: people,
    onWave: async (name, responses) => {
      console.log(`Demonstration wave ${name}: ${responses} made-up responses.`);
      const releases = await releaseDemonstration(parts, questionnaire.id, name);
      if (releases > 0) console.log(`Demonstration releases after it: ${releases}.`);
    },
  });
  await demonstration.fillProgramme(hotline, readProgramme(config.programmeFile).id);
  await releaseDemonstration(parts, hotline.id, '2013');
}
await database.close();
if (!database.isOwner) console.log('The server is running already: reload its pages.');
else if (start && !remove) await import('../server/main.ts');
