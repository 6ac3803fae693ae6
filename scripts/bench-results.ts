// npm run bench:results: how long people wait for published results over three large waves: the first page after a start, and then
// again and again. A report, not a test.
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../server/clock.ts';
import { openDatabase } from '../server/database.ts';
import { projectRoot } from '../server/root.ts';
import { releaseDemonstration } from '../server/services/demo/releases.ts';
import { readRepublic } from '../server/services/demo/republic.ts';
import { demonstrationService } from '../server/services/demonstration.ts';
import { libraryService, readLibrary } from '../server/services/library.ts';
import { printMachine, printTimes } from './bench/figures.ts';
import { startBenchServer } from './bench/server.ts';

const command = new Command('bench:results')
  .description('Times public pages and files over three waves, cold and warm, in a temporary folder')
  .option('--responses <number>', 'how many responses a wave has', '100000')
  .option('--rounds <number>', 'how often each address is asked', '200')
  .option('--folder <path>', 'a folder to keep the data in, or one filled by an earlier run')
  .option('--fill', 'only fill the folder', false)
  .showHelpAfterError()
  .parse(process.argv);
const options = command.opts<{ responses: string; rounds: string; folder?: string; fill: boolean }>();
const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'barometer-bench-'));
const question = '/results/population/met_when';

const addresses: readonly (readonly [name: string, path: string])[] = [
  ['a results page', question],
  ['the portal', '/'],
  ['all results', '/results'],
  ['a search', '/results?q=доверие'],
  ['a survey', '/results/population'],
  ['a release', '/releases/2013-1'],
  ['PNG', `${question}.png`],
  ['CSV of a question', `${question}.csv`],
  ['CSV of a release', '/data/2013-1/1/estimates.csv'],
  ['open data', '/data/2013-1'],
  ['API: findings', '/api/v1/findings'],
  ['API: estimates, 1000 rows', '/api/v1/estimates?limit=1000'],
  ['RSS', '/rss.xml'],
];

const fill = async (): Promise<void> => {
  const database = await openDatabase({ mongodbUri: undefined, dataDir: folder });
  const parts = { stores: database.stores, clock: systemClock('Europe/Moscow'), random: randomBytes };
  const library = readLibrary(join(projectRoot, 'surveys', 'library'));
  const questionnaire = library.find(({ id }) => id === 'population');
  if (!questionnaire) throw new RangeError('surveys/library has no population questionnaire');
  const margins: unknown = JSON.parse(
    readFileSync(join(projectRoot, 'programme', 'republic-margins.json'), 'utf8'),
  );
  await libraryService(parts).install(library);
  await demonstrationService(parts).fill(questionnaire, {
    republic: readRepublic(margins),
    size: Number(options.responses),
    onWave: async (name, responses) => {
      const releases = await releaseDemonstration(parts, questionnaire.id, name);
      console.log(`${name}: ${responses.toLocaleString('en')} responses, ${releases} releases`);
    },
  });
  await database.close();
};

const ask = async (base: string, path: string): Promise<number> => {
  const started = performance.now();
  const answer = await fetch(`${base}${path}`);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return performance.now() - started;
};

/** The first answer of a server that has just begun to listen; a server of its own for each. */
const cold = async (name: string, path: string): Promise<void> => {
  const times: number[] = [];
  for (let start = 0; start < 3; start += 1) {
    const server = await startBenchServer(folder);
    times.push(await ask(server.base, path));
    await server.stop();
  }
  printTimes(`  ${name}, first after a start`, times);
};

const warm = async (): Promise<void> => {
  const server = await startBenchServer(folder);
  for (const [name, path] of addresses) {
    await ask(server.base, path);
    const times: number[] = [];
    for (let round = 0; round < Number(options.rounds); round += 1) times.push(await ask(server.base, path));
    printTimes(`  ${name}`, times);
  }
  await server.stop();
};

if (options.fill) await fill();
else {
  // in a process of its own, so that what filling left in memory is not measured
  const [script = ''] = process.argv.slice(1);
  const isFilled = options.folder !== undefined;
  printMachine();
  console.log(`load ${loadavg()[0]?.toFixed(1)}\n`);
  if (!isFilled)
    await once(fork(script, ['--fill', '--responses', options.responses, '--folder', folder]), 'exit');
  console.log('Cold (goal 300 ms)');
  for (const [name, path] of addresses.slice(0, 2)) await cold(name, path);
  console.log('Warm (goal 50 ms)');
  await warm();
  if (!isFilled) rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
