// npm run bench:respond: whole interviews over real HTTP against the real server, on this machine. A report, not a test.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { printMachine } from './bench/figures.ts';
import type { Mark, Order, Outcome } from './bench/generator.ts';
import { costOf, watch, type Cost } from './bench/process.ts';
import { printCpu, printMemory, printOutcome } from './bench/respondReport.ts';
import { startBenchServer } from './bench/server.ts';

const whole = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new RangeError(`${text} is not a whole number`);
  return number;
};

const options = new Command('bench:respond')
  .description('How many pages and submissions a second the server takes, and how long people wait for them.')
  .option('--duration <seconds>', 'how long people walk through interviews', whole, 30)
  .option('--warm-up <seconds>', 'walked before the clock runs, and not counted', whole, 10)
  .option('--clients <number>', 'how many people at once', whole, 16)
  .option('--think <milliseconds>', 'how long a person looks at a page; 0: no pause', whole, 0)
  .option('--held <number>', 'interviews kept unsent for the rush of submissions at the end', whole, 400)
  .option('--seed <number>', 'the same seed makes the same people', whole, 1)
  .option('--profile <folder>', 'write CPU profiles of the server there')
  .parse(process.argv)
  .opts<{
    duration: number;
    warmUp: number;
    clients: number;
    think: number;
    held: number;
    seed: number;
    profile?: string;
  }>();

const generate = async (order: Order, onMark: (mark: Mark) => void): Promise<Outcome> => {
  const child = fork(fileURLToPath(new URL('./bench/generator.js', import.meta.url)), { execArgv: [] });
  const answered = new Promise<Outcome>((resolve, reject) => {
    child.on('message', message => {
      if (message === 'walking' || message === 'walked') onMark(message);
      else resolve(message as Outcome); // the generator sends nothing else
    });
    child.once('exit', code => reject(new Error(`The generator ended with ${code}`)));
  });
  await once(child, 'spawn');
  child.send(order);
  return answered;
};

const { duration: seconds, warmUp, clients, think, held, seed } = options;
const folder = mkdtempSync(join(tmpdir(), 'barometer-bench-'));
printMachine();
console.log(`${clients} people at once, ${seconds} s, pause ${think} ms, seed ${seed}\n`);
const server = await startBenchServer(folder, options.profile);
const watching = watch(server.pid);
try {
  const marks = new Map<Mark, Cost | null>();
  const order = { base: server.base, seconds, warmUp, clients, think, held, seed };
  const outcome = await generate(order, mark => marks.set(mark, costOf(server.pid)));
  const samples = watching.stop();
  printOutcome(outcome);
  printCpu(outcome, marks);
  printMemory(samples);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
