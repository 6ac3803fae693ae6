// What the bench of the database does to it: single and batched writes, and the reads that pages make.
import { randomBytes } from 'node:crypto';
import type { Collection, MongoClient } from 'mongodb';
import { middle } from './goals.ts';
import { timed } from './figures.ts';

export type BenchDocument = {
  readonly _id: number;
  readonly code: string;
  readonly wave: number;
  readonly group: number;
  readonly position: number;
  readonly answers: string;
};

const answerBytes = 1380;
const text = randomBytes(answerBytes).toString('base64').slice(0, answerBytes);

/** 1.5 KB, as an interview of two dozen questions. */
const documentOf = (number: number): BenchDocument => ({
  _id: number,
  code: `code-${(number * 7919) % 1_000_003}-${number}`,
  wave: number % 100,
  group: number % 10,
  position: number,
  answers: text,
});

const codeOf = (number: number): string => documentOf(number).code;

export const freshCollection = async (
  client: MongoClient,
  name: string,
): Promise<Collection<BenchDocument>> => {
  const collection = client.db('bench').collection<BenchDocument>(name);
  await collection.drop();
  await collection.createIndex({ code: 1 }, { unique: true });
  await collection.createIndex({ wave: 1, position: 1 });
  await collection.createIndex({ group: 1 });
  return collection;
};

/** Acknowledged inserts per second with so many clients at once. */
export const insertRate = async (
  collection: Collection<BenchDocument>,
  clients: number,
  seconds: number,
): Promise<number> => {
  let number = 0;
  const end = performance.now() + seconds * 1000;
  const work = async (): Promise<void> => {
    while (performance.now() < end) await collection.insertOne(documentOf(number++));
  };
  const [, elapsed] = await timed(() => Promise.all(Array.from({ length: clients }, work)));
  return (1000 * number) / elapsed;
};

/** Adds documents up to this many; returns how many a second. */
export const batchRate = async (
  collection: Collection<BenchDocument>,
  from: number,
  to: number,
): Promise<number> => {
  const [, elapsed] = await timed(async () => {
    for (let number = from; number < to; number += 100)
      await collection.insertMany(Array.from({ length: 100 }, (_, index) => documentOf(number + index)));
  });
  return (1000 * (to - from)) / elapsed;
};

const medianOf = async (times: number, work: (round: number) => Promise<unknown>): Promise<number> => {
  const taken: number[] = [];
  for (let round = 0; round < times; round++) taken.push((await timed(() => work(round)))[1]);
  return middle(taken);
};

const expectCount = (found: number, wanted: number, what: string): void => {
  if (found !== wanted) throw new Error(`${what}: ${found} documents where there are ${wanted}`);
};

export const findTime = (collection: Collection<BenchDocument>, size: number): Promise<number> =>
  medianOf(2000, async round => {
    const number = (round * 104_729) % size;
    const found = await collection.findOne({ code: codeOf(number) });
    expectCount(found?._id ?? -1, number, 'find');
  });

export const pageTime = (collection: Collection<BenchDocument>, size: number): Promise<number> =>
  medianOf(500, async round => {
    const position = { $gte: ((round * 7919) % size) / 2 };
    const page = collection
      .find({ wave: round % 100, position })
      .sort({ position: 1 })
      .limit(20);
    expectCount((await page.toArray()).length, 20, 'page');
  });

export const countTime = (
  collection: Collection<BenchDocument>,
  filter: { wave: number } | { group: number },
  wanted: number,
): Promise<number> =>
  medianOf(50, async () => expectCount(await collection.countDocuments(filter), wanted, 'count'));

export const cursorTime = async (collection: Collection<BenchDocument>, size: number): Promise<number> => {
  const [, elapsed] = await timed(async () => {
    let count = 0;
    for await (const { answers } of collection.find()) if (answers.length === answerBytes) count++;
    expectCount(count, size, 'cursor');
  });
  return elapsed / 1000;
};
