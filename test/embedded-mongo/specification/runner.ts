// Runs one test of MongoDB's unified format: entities, initial data, operations, what they should answer, the outcome.
import { MongoClient, MongoServerError, type CommandStartedEvent, type Db } from 'mongodb';
import { AssertionError, expect } from 'chai';
import type {
  CollectionData,
  Doc,
  EntityDescription,
  ExpectedError,
  ExpectedEvents,
  Operation,
  Requirement,
  SpecificationFile,
  SpecificationTest,
} from './format.ts';
import { matches } from './matching.ts';
import { bulkResult, NotRun, perform, rejectUnknownEntity } from './operations.ts';

type Started = Map<string, CommandStartedEvent[]>;
type World = {
  readonly uri: string;
  readonly admin: MongoClient;
  readonly entities: Map<string, unknown>;
  readonly started: Started;
};

const show = (value: unknown): string => JSON.stringify(value, null, 1) ?? 'nothing';

const compareVersions = (left: string, right: string): number => {
  const [a, b] = [left, right].map(version => version.split('.').map(Number));
  for (const position of [0, 1, 2]) {
    const difference = (a?.[position] ?? 0) - (b?.[position] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};

export const isMet = (requirement: Requirement, version: string): boolean =>
  compareVersions(version, requirement.minServerVersion ?? '0') >= 0 &&
  compareVersions(version, requirement.maxServerVersion ?? '999') <= 0 &&
  (requirement.topologies?.includes('single') ?? true) &&
  requirement.serverless !== 'require' &&
  requirement.auth !== true &&
  requirement.serverParameters === undefined &&
  !requirement.csfle;

const createEntity = async (world: World, description: EntityDescription): Promise<void> => {
  rejectUnknownEntity(description);
  const { client, database, collection, session } = description;
  const { entities } = world;
  if (client) {
    const created = new MongoClient(world.uri, { ...client.uriOptions, monitorCommands: true });
    const events: CommandStartedEvent[] = [];
    created.on('commandStarted', event => void events.push(event));
    world.started.set(client.id, events);
    entities.set(client.id, await created.connect());
  }
  if (database)
    entities.set(
      database.id,
      (entities.get(database.client) as MongoClient).db(database.databaseName, {
        ...database.databaseOptions,
        // Without it the driver itself puts an id in the place of null.
        forceServerObjectId: true,
      }),
    );
  if (collection)
    entities.set(
      collection.id,
      (entities.get(collection.database) as Db).collection(
        collection.collectionName,
        collection.collectionOptions,
      ),
    );
  if (session) entities.set(session.id, (entities.get(session.client) as MongoClient).startSession());
};

const fill = async ({ admin }: World, data: CollectionData): Promise<void> => {
  const db = admin.db(data.databaseName);
  await db.collection(data.collectionName).drop();
  if (data.documents.length === 0 || data.createOptions)
    await db.createCollection(data.collectionName, data.createOptions);
  if (data.documents.length > 0) await db.collection(data.collectionName).insertMany([...data.documents]);
};

const namesIn = async ({ admin }: World, { databaseName }: Doc): Promise<string[]> =>
  (await admin.db(String(databaseName)).listCollections({}, { nameOnly: true }).toArray()).map(
    ({ name }) => name,
  );

/** What the format asks of the runner itself. */
const onRunner: Readonly<Record<string, (world: World, options: Doc) => Promise<void>>> = {
  createEntities: async (world, { entities }) => {
    for (const description of entities as EntityDescription[]) await createEntity(world, description);
  },
  assertCollectionExists: async (world, options) =>
    void expect(await namesIn(world, options)).to.include(options.collectionName),
  assertCollectionNotExists: async (world, options) =>
    void expect(await namesIn(world, options)).not.to.include(options.collectionName),
  failPoint: async ({ admin }, { failPoint }) => void (await admin.db('admin').command(failPoint as Doc)),
};

const checkError = (error: unknown, wanted: ExpectedError, world: World): void => {
  if (!(error instanceof Error)) throw new AssertionError('an error was expected, and none came');
  if (wanted.isClientError !== undefined)
    expect(!(error instanceof MongoServerError), error.message).to.equal(wanted.isClientError);
  if (wanted.errorContains !== undefined)
    expect(error.message.toLowerCase()).to.include(wanted.errorContains.toLowerCase());
  const { code, codeName, result } = error as { code?: unknown; codeName?: unknown; result?: unknown };
  if (wanted.errorCode !== undefined) expect(code).to.equal(wanted.errorCode);
  if (wanted.errorCodeName !== undefined) expect(codeName).to.equal(wanted.errorCodeName);
  const labels = error instanceof MongoServerError ? error.errorLabels : [];
  expect(labels).to.include.members([...(wanted.errorLabelsContain ?? [])]);
  for (const label of wanted.errorLabelsOmit ?? []) expect(labels).not.to.include(label);
  const reply = error instanceof MongoServerError ? error.errorResponse : undefined;
  if (wanted.errorResponse !== undefined && !matches(reply, wanted.errorResponse, world.entities, true))
    throw new AssertionError(`the error says ${show(reply)}, not ${show(wanted.errorResponse)}`);
  if (
    wanted.expectResult !== undefined &&
    !matches(bulkResult(result), wanted.expectResult, world.entities, true)
  )
    throw new AssertionError(`with the error: ${show(bulkResult(result))}, not ${show(wanted.expectResult)}`);
};

export type Refusal = (error: Error) => void;

const runOperation = async (world: World, operation: Operation, onRefusal: Refusal): Promise<void> => {
  let result: unknown;
  let failure: unknown;
  try {
    const own = operation.object === 'testRunner' ? onRunner[operation.name] : undefined;
    result = own ? await own(world, operation.arguments ?? {}) : await perform(world.entities, operation);
  } catch (error) {
    if (!(error instanceof Error) || error instanceof NotRun || error instanceof AssertionError) throw error;
    onRefusal(error);
    failure = error;
  }
  if (operation.ignoreResultAndError) return;
  if (operation.expectError) return checkError(failure, operation.expectError, world);
  if (failure) throw failure as Error;
  if (operation.saveResultAsEntity) world.entities.set(operation.saveResultAsEntity, result);
  if (
    !Object.hasOwn(operation, 'expectResult') ||
    (operation.expectResult === null &&
      result !== null &&
      typeof result === 'object' &&
      'insertedCount' in result)
  )
    return;
  if (!matches(result, operation.expectResult, world.entities, true))
    throw new AssertionError(`${operation.name} gave ${show(result)}, not ${show(operation.expectResult)}`);
};

const readOutcome = ({ admin }: World, data: CollectionData): Promise<Doc[]> =>
  admin.db(data.databaseName).collection(data.collectionName).find().sort({ _id: 1 }).toArray();

/** Writes that are not acknowledged may still be on their way. */
const patience = 1000;

type Unacknowledged = { readonly databaseName: string; readonly asked: Doc };

const unacknowledged = ({ started }: World): Unacknowledged[] =>
  [...started.values()].flat().flatMap(({ command, databaseName }) => {
    const {
      lsid: _lsid,
      $db: _db,
      writeConcern,
      ...asked
    } = command as Doc & { writeConcern?: { w?: unknown } };
    return writeConcern?.w === 0 ? [{ databaseName, asked }] : [];
  });

const checkOutcome = async (world: World, data: CollectionData, onRefusal: Refusal): Promise<void> => {
  const silent = unacknowledged(world);
  const deadline = Date.now() + (silent.length > 0 ? patience : 0);
  let found = await readOutcome(world, data);
  while (!matches(found, data.documents, world.entities, false) && Date.now() < deadline)
    found = await readOutcome(world, data);
  if (matches(found, data.documents, world.entities, false)) return;
  // Nobody was told of their refusal: they are asked for once more, acknowledged.
  for (const { databaseName, asked } of silent)
    await world.admin.db(databaseName).command(asked).catch(onRefusal);
  throw new AssertionError(`${data.collectionName} holds ${show(found)}, not ${show(data.documents)}`);
};

/** Commands of these names say nothing about the operations. */
const ignored = ['hello', 'ismaster', 'isMaster', 'endSessions', 'ping', 'configureFailPoint'];

/** What the driver sent. That is about the driver: a difference is told, and fails nothing. */
const differingEvents = ({ started, entities }: World, wanted: ExpectedEvents): string | undefined => {
  if (wanted.eventType === 'cmap' || wanted.eventType === 'sdam') return undefined;
  const commands = (started.get(wanted.client) ?? []).filter(
    ({ commandName }) => !ignored.includes(commandName),
  );
  const events = wanted.events.flatMap(({ commandStartedEvent }) => commandStartedEvent ?? []);
  if (events.length > commands.length) return `sent ${commands.length} commands, not ${events.length}`;
  const different = events.findIndex(
    (event, index) =>
      !matches(commands[index]?.command, event.command ?? {}, entities, true) ||
      (event.commandName ?? commands[index]?.commandName) !== commands[index]?.commandName,
  );
  return different < 0 ? undefined : `command ${different + 1} is not the expected one`;
};

type Run = {
  readonly file: SpecificationFile;
  readonly test: SpecificationTest;
  readonly onRefusal: Refusal;
};

/** Throws where the test fails; returns what is to be said about it otherwise. */
export const runTest = async (
  { uri, admin }: Pick<World, 'uri' | 'admin'>,
  { file, test, onRefusal }: Run,
): Promise<string[]> => {
  const world: World = { uri, admin, entities: new Map(), started: new Map() };
  try {
    for (const data of file.initialData ?? []) await fill(world, data);
    for (const description of file.createEntities ?? []) await createEntity(world, description);
    for (const events of world.started.values()) events.length = 0;
    for (const operation of test.operations) await runOperation(world, operation, onRefusal);
    const sent = (test.expectEvents ?? []).flatMap(wanted => differingEvents(world, wanted) ?? []);
    for (const data of test.outcome ?? []) await checkOutcome(world, data, onRefusal);
    return sent;
  } finally {
    for (const entity of world.entities.values()) if (entity instanceof MongoClient) await entity.close();
  }
};
