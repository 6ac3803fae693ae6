// Random operations on the server and on a model, with indexes that come and go and restarts in the middle.
// FUZZ_OPERATIONS and FUZZ_SEED choose how many and which; the defaults are for every run of the tests.
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'chai';
import type { Collection, Db } from 'mongodb';
import { check } from '../../scripts/database/check.ts';
import { matches, sorted, type Filter, type Row, type Sort, type Value } from './model.ts';
import { startHarness, temporaryDirectory, type Harness } from './server.ts';

const operations = Number(process.env.FUZZ_OPERATIONS ?? 10_000);
const seed = Number(process.env.FUZZ_SEED ?? 20_260_101);
const restarts = 4;
/** Collections worked on side by side, so that their writes share flushes; half of them are in _id order. */
const worldCount = 16;

/** Mulberry32: the same sequence on every machine. */
const createRandom = (start: number) => {
  let state = start;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item; // the list is never empty
  return { below, pick, chance: (probability: number): boolean => next() < probability };
};

/** Those of the world whose step begins: a step draws all it needs before it waits for anything. */
let random = createRandom(seed);
const paths = ['a', 'b', 'c', 'c.x', 'u', '_id'] as const;

/** Long strings and arrays keep an index from giving an order or a count; without them both are tried. */
let isPlain = false;

const randomScalar = (): Value =>
  random.pick<() => Value>([
    () => random.below(8),
    () => random.below(8) / 2,
    () => random.pick(['', 'a', 'b', 'яя', 'a\0b', isPlain ? 'x' : 'x'.repeat(2000)]),
    () => null,
  ])();

const randomValue = (): Value => {
  if (isPlain || random.chance(0.75)) return randomScalar();
  if (random.chance(0.6))
    return Array.from({ length: random.below(4) }, () =>
      random.chance(0.3) ? { x: randomScalar() } : randomScalar(),
    );
  return { x: randomScalar() };
};

const randomRow = (_id: number): Row => ({
  _id,
  ...(random.chance(0.8) ? { a: randomValue() } : {}),
  ...(random.chance(0.6) ? { b: randomScalar() } : {}),
  ...(random.chance(0.6)
    ? {
        c: random.chance(0.5)
          ? { x: randomScalar() }
          : Array.from({ length: random.below(3) }, () => ({ x: randomScalar() })),
      }
    : {}),
  ...(random.chance(0.3) ? { u: random.below(400) } : {}),
});

const randomCondition = (): Filter[string] => {
  const operator = random.pick(['=', '=', '$gt', '$gte', '$lt', '$lte', '$in', '$ne', '$exists', 'between']);
  if (operator === '=') return randomScalar();
  if (operator === 'between') return { $gte: random.below(8), $lt: random.below(8) };
  if (operator === '$in') return { $in: Array.from({ length: random.below(4) }, randomScalar) };
  if (operator === '$exists') return { $exists: random.chance(0.5) };
  if (operator === '$ne') return { $ne: randomScalar() };
  return { [operator]: random.pick<Value>([random.below(8), 'a', 'яя', random.below(8) + 0.5]) };
};

const randomFilter = (): Filter =>
  Object.fromEntries(Array.from({ length: random.below(3) }, () => [random.pick(paths), randomCondition()]));

const randomSort = (): Sort => {
  const first = random.pick(['a', 'b', 'c.x', 'u']);
  return random.chance(0.5)
    ? [['_id', random.pick([1, -1] as const)]]
    : [
        [first, random.pick([1, -1] as const)],
        ['_id', 1],
      ];
};

const indexes = [
  { key: { a: 1 }, name: 'a' },
  { key: { b: -1, u: 1 }, name: 'bu' },
  { key: { b: 1 }, name: 'b sparse', sparse: true },
  { key: { 'c.x': 1, b: 1 }, name: 'cb' },
  { key: { a: -1, _id: 1 }, name: 'a down' },
  { key: { u: 1 }, name: 'u', unique: true, sparse: true },
] as const;

type World = {
  readonly name: string;
  readonly random: ReturnType<typeof createRandom>;
  readonly isClustered: boolean;
  readonly rows: Map<number, Row>;
  collection: Collection<Row>;
  lastId: number;
  hasUnique: boolean;
};

const isTaken = ({ rows, hasUnique }: World, row: Row): boolean =>
  hasUnique &&
  row.u !== undefined &&
  [...rows.values()].some(other => other._id !== row._id && other.u === row.u);

const expectSame = (found: readonly unknown[], expected: readonly unknown[], what: unknown): void => {
  if (!isDeepStrictEqual(found, expected)) expect(found, JSON.stringify(what)).to.deep.equal(expected);
};

const codeOf = async (action: Promise<unknown>): Promise<unknown> =>
  action.then(
    () => 0,
    (error: unknown) => (error as { code?: unknown }).code,
  ); // a server error has a code

const steps: Readonly<Record<string, (world: World) => Promise<void>>> = {
  insert: async world => {
    if (world.rows.size > 80) return;
    const row = randomRow(
      random.chance(0.1) && world.lastId > 0 ? random.below(world.lastId) : ++world.lastId,
    );
    const isRefused = world.rows.has(row._id) || isTaken(world, row);
    expect(await codeOf(world.collection.insertOne(row))).to.equal(isRefused ? 11000 : 0);
    if (!isRefused) world.rows.set(row._id, row);
  },
  replace: async world => {
    const row = randomRow(1 + random.below(world.lastId + 1));
    const isRefused = isTaken(world, row) && world.rows.has(row._id);
    expect(await codeOf(world.collection.replaceOne({ _id: row._id }, row))).to.equal(isRefused ? 11000 : 0);
    if (!isRefused && world.rows.has(row._id)) world.rows.set(row._id, row);
  },
  set: async world => {
    const filter = randomFilter();
    const value = randomScalar();
    const expected = [...world.rows.values()].filter(row => matches(row, filter));
    if (expected.length > 10) return;
    const { matchedCount } = await world.collection.updateMany(filter, {
      $set: { b: value },
      $unset: { a: '' },
    });
    expectSame([matchedCount], [expected.length], filter);
    for (const row of expected) {
      const changed = { ...row, b: value };
      delete changed.a;
      world.rows.set(row._id, changed);
    }
  },
  take: async world => {
    const filter = randomFilter();
    const sort = randomSort();
    const [expected] = sorted(
      [...world.rows.values()].filter(row => matches(row, filter)),
      sort,
    );
    const found = await world.collection.findOneAndDelete(filter, {
      sort: Object.fromEntries(sort),
    });
    expectSame([found], [expected ?? null], [filter, sort]);
    if (expected) world.rows.delete(expected._id);
  },
  remove: async world => {
    const filter: Filter = { _id: { $gte: random.below(world.lastId + 1) }, ...randomFilter() };
    const expected = [...world.rows.values()].filter(row => matches(row, filter));
    if (expected.length > 5) return;
    expectSame([(await world.collection.deleteMany(filter)).deletedCount], [expected.length], filter);
    for (const { _id } of expected) world.rows.delete(_id);
  },
  find: async world => {
    const filter = randomFilter();
    const sort = randomSort();
    const skip = random.below(5);
    const limit = random.below(40);
    const all = sorted(
      [...world.rows.values()].filter(row => matches(row, filter)),
      sort,
    );
    const cursor = world.collection.find(filter as object, {
      sort: new Map(sort),
      skip,
      limit,
      batchSize: 1 + random.below(50),
    });
    expectSame(await cursor.toArray(), limit > 0 ? all.slice(skip, skip + limit) : all.slice(skip), [
      filter,
      sort,
      skip,
      limit,
    ]);
  },
  count: async world => {
    const filter = randomFilter();
    const expected = [...world.rows.values()].filter(row => matches(row, filter)).length;
    expectSame([await world.collection.countDocuments(filter)], [expected], filter);
  },
  index: async world => {
    if (random.chance(0.7)) return;
    const { key, ...options } = random.pick(indexes.slice(0, -1));
    if (random.chance(0.5)) await world.collection.createIndex({ ...key }, options);
    else await codeOf(world.collection.dropIndex(options.name));
  },
};

const frequencies = [
  'insert',
  'insert',
  'insert',
  'insert',
  'insert',
  'replace',
  'set',
  'take',
  'remove',
  'find',
  'find',
  'find',
  'find',
  'count',
  'count',
  'index',
];

const createWorld = async (db: Db, position: number): Promise<World> => {
  const isClustered = position % 2 === 1;
  const name = `rows${position}`;
  const options = isClustered ? { clusteredIndex: { key: { _id: 1 }, unique: true } } : {};
  const collection = await db.createCollection<Row>(name, options);
  await collection.createIndex({ u: 1 }, { name: 'u', unique: true, sparse: true });
  const world = { name, isClustered, collection, random: createRandom(seed + position) };
  return { ...world, rows: new Map(), lastId: 0, hasUnique: true };
};

const runSteps = async (world: World, count: number): Promise<void> => {
  for (let step = 0; step < count; step++) {
    random = world.random;
    isPlain = world.isClustered;
    await steps[random.pick(frequencies)]?.(world);
  }
};

describe(`random operations (seed ${seed})`, function () {
  this.timeout(600_000);

  it(`agree with a model ${operations} times, in _id order and in that of insertion, with restarts`, async () => {
    const directory = temporaryDirectory();
    let harness: Harness = await startHarness(directory);
    try {
      const positions = Array.from({ length: worldCount }, (_, position) => position);
      const worlds = await Promise.all(
        positions.map(position => createWorld(harness.client.db('fuzz'), position)),
      );
      const perPhase = Math.ceil(operations / worldCount / (restarts + 1));
      for (let phase = 0; phase <= restarts; phase++) {
        await Promise.all(worlds.map(world => runSteps(world, perPhase)));
        await harness.client.close();
        await harness.server.stop();
        harness = await startHarness(directory);
        for (const world of worlds) {
          world.collection = harness.client.db('fuzz').collection<Row>(world.name);
          const all = await world.collection.find().sort({ _id: 1 }).toArray();
          expectSame(all, sorted([...world.rows.values()], [['_id', 1]]), 'after a restart');
        }
      }
      expect((await check(directory)).mistakes).to.deep.equal([]);
    } finally {
      await harness.end();
    }
  });
});
