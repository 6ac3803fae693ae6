// kill -9 in the middle of writing, again and again: what was acknowledged must be there after the restart, nothing
// that was never sent may be, and indexes must agree with documents.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { check } from './check.ts';
import { durabilityDatabase, writtenCollections } from './written.ts';

/** Acknowledged so far: ids, and the least their counters must have reached. */
type Acknowledged = Map<string, number>;

export type Round = {
  readonly number: number;
  readonly acknowledged: number;
  /** What is wrong after this round, in words. */
  readonly faults: readonly string[];
};

const clients = 16;
const longestRun = 1500;

const isSource = import.meta.url.endsWith('.ts');
const script = fileURLToPath(new URL(isSource ? './writers.ts' : './writers.js', import.meta.url));

/** The writers as a process of their own. */
export const spawnWriters = (directory: string, round: number, writers = clients) =>
  spawn(
    process.execPath,
    [...(isSource ? ['--import', 'tsx'] : []), script, directory, String(writers), String(round)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );

/** The whole lines of the writers' output; a line cut off by the kill was not written before it. */
export const acknowledgedIn = (output: string): [string, number][] =>
  output
    .split('\n')
    .slice(0, -1)
    .map(line => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]);

/** Lets the writers run for a while after their first write, kills them, and says what they were told. */
const killedWhileWriting = async (directory: string, round: number): Promise<[string, number][]> => {
  const child = spawnWriters(directory, round);
  const output = { out: '', error: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.error += chunk.toString()));
  const ended = once(child, 'close');
  const first = once(child.stdout, 'data');
  await Promise.race([first, ended]);
  const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * longestRun);
  await ended;
  clearTimeout(timer);
  if (child.signalCode !== 'SIGKILL') throw new Error(`The writers ended by themselves: ${output.error}`);
  return acknowledgedIn(output.out);
};

const storedIn = async (uri: string): Promise<{ stored: Acknowledged; faults: string[] }> => {
  const client = await MongoClient.connect(uri);
  const stored: Acknowledged = new Map();
  const faults: string[] = [];
  for (const name of writtenCollections) {
    const collection = client.db(durabilityDatabase).collection<{ _id: string; counter: number }>(name);
    const before = stored.size;
    for await (const { _id, counter } of collection.find()) stored.set(_id, counter);
    const byIndex = await collection.countDocuments({ unique: { $gte: 'u' } });
    if (byIndex !== stored.size - before) faults.push(`${name}: the index counts ${byIndex} documents`);
  }
  await client.close();
  return { stored, faults };
};

const faultsAfter = async (
  directory: string,
  acknowledged: Acknowledged,
  rounds: number,
): Promise<string[]> => {
  const server = await startEmbedded(directory);
  const { stored, faults } = await storedIn(server.uri);
  await server.stop();
  for (const [id, counter] of acknowledged) {
    const found = stored.get(id);
    if (found === undefined) faults.push(`${id} was acknowledged and is lost`);
    else if (found < counter) faults.push(`${id} was acknowledged at ${counter} and is at ${found}`);
  }
  const unknown = [...stored.keys()].filter(id => !acknowledged.has(id)).length;
  // Each writer may have had one write on its way.
  if (unknown > rounds * clients) faults.push(`${unknown} documents were never acknowledged`);
  return [...faults, ...(await check(directory)).mistakes];
};

/** One round after another on the same directory. */
export const durabilityRounds = async function* (directory: string, rounds: number): AsyncGenerator<Round> {
  const acknowledged: Acknowledged = new Map();
  for (let number = 1; number <= rounds; number++) {
    const told = await killedWhileWriting(directory, number);
    for (const [id, counter] of told) acknowledged.set(id, counter);
    yield { number, acknowledged: told.length, faults: await faultsAfter(directory, acknowledged, number) };
  }
};
