// The runner of MongoDB's tests on tests of our own: what answers rightly passes, and any other expectation fails.
import { AssertionError, expect } from 'chai';
import { startHarness, type Harness } from '../server.ts';
import type { Doc, SpecificationFile, SpecificationTest } from './format.ts';
import { runTest } from './runner.ts';

const place = { databaseName: 'runner', collectionName: 'items' };

const tests: readonly SpecificationTest[] = [
  {
    description: 'an update, its counts and what is left',
    operations: [
      {
        name: 'updateMany',
        object: 'items',
        arguments: { filter: { _id: { $gt: 1 } }, update: { $inc: { x: 1 } } },
        expectResult: { matchedCount: 2, modifiedCount: 2, upsertedCount: 0 },
      },
    ],
    outcome: [
      {
        ...place,
        documents: [
          { _id: 1, x: 11 },
          { _id: 2, x: 23 },
          { _id: 3, x: 34 },
        ],
      },
    ],
  },
  {
    description: 'documents in their order, batch by batch',
    operations: [
      {
        name: 'find',
        object: 'items',
        arguments: { filter: {}, sort: { _id: -1 }, batchSize: 2 },
        expectResult: [
          { _id: 3, x: 33 },
          { _id: 2, x: 22 },
          { _id: 1, x: 11 },
        ],
      },
    ],
  },
  {
    description: 'an error, and what it says',
    operations: [
      {
        name: 'insertOne',
        object: 'items',
        arguments: { document: { _id: 1 } },
        expectError: { errorCode: 11000, errorContains: 'E11000', errorResponse: { keyValue: { _id: 1 } } },
      },
    ],
  },
  {
    description: 'no error',
    operations: [{ name: 'insertOne', object: 'items', arguments: { document: { _id: 4 } } }],
  },
];

const file: SpecificationFile = {
  description: 'tests of our own',
  schemaVersion: '1.0',
  createEntities: [
    { client: { id: 'client' } },
    { database: { id: 'database', client: 'client', databaseName: place.databaseName } },
    { collection: { id: 'items', database: 'database', collectionName: place.collectionName } },
  ],
  initialData: [{ ...place, documents: [1, 2, 3].map(_id => ({ _id, x: 11 * _id })) }],
  tests,
};

/** Every copy of a value with one of its numbers or texts another one, or one of its array's elements taken away. */
const variants = (value: unknown): unknown[] => {
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'string') return [`${value} x`];
  if (typeof value !== 'object' || value === null) return [];
  const isList = Array.isArray(value);
  const inner = Object.entries(value).flatMap(([name, part]) =>
    variants(part).map(other =>
      isList ? value.map((each, at) => (String(at) === name ? other : each)) : { ...value, [name]: other },
    ),
  );
  return isList && value.length > 0 ? [...inner, value.slice(1)] : inner;
};

const otherwise = (test: SpecificationTest): SpecificationTest[] => {
  const [operation] = test.operations;
  if (!operation) return [];
  const expected: Doc = { result: operation.expectResult, error: operation.expectError };
  const wrong = [
    ...variants(expected['result']).map(expectResult => ({ ...operation, expectResult })),
    ...variants(expected['error']).map(expectError => ({ ...operation, expectError: expectError as Doc })),
    { ...operation, expectError: operation.expectError ? { isClientError: true } : { isError: true } },
  ];
  const documents = test.outcome?.[0]?.documents;
  return [
    ...wrong.map(other => ({ ...test, operations: [other] })),
    ...variants(documents).map(other => ({ ...test, outcome: [{ ...place, documents: other as Doc[] }] })),
  ];
};

describe("the runner of MongoDB's tests", function () {
  this.timeout(60_000);
  let harness: Harness;
  before(async () => (harness = await startHarness()));
  after(() => harness.end());

  const run = (test: SpecificationTest): Promise<unknown> =>
    runTest(
      { uri: harness.server.uri, admin: harness.client },
      { file, test, onRefusal: () => undefined },
    ).then(
      () => undefined,
      (error: unknown) => error,
    );

  for (const test of tests)
    it(`passes ${test.description}, and fails where anything else is expected`, async () => {
      expect(await run(test)).to.equal(undefined);
      const others = otherwise(test);
      expect(others).to.have.length.greaterThan(0);
      for (const other of others)
        expect(await run(other), JSON.stringify(other)).to.be.instanceOf(AssertionError);
    });
});
