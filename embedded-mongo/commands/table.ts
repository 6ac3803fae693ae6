// The closed list: every command served, with every option it takes. Whatever is not here is refused by name.
import { CommandError } from '../errors.ts';
import type { Doc } from '../values/codec.ts';
import type { Reply } from '../wire/message.ts';
import { aggregate, count, distinct } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections } from './collections.ts';
import { find, getMore, killCursors } from './find.ts';
import { findAndModify } from './find-and-modify.ts';
import { buildInfo, endSessions, hello, listDatabases, ping } from './handshake.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { insert } from './insert.ts';
import { remove, update } from './update.ts';
import type { Answer, Prepare, Request } from './request.ts';

/** Without options a command takes any: drivers greet with whatever their version knows. */
type Command = { readonly options?: readonly string[] } & (
  { readonly answer: Answer } | { readonly prepare: Prepare }
);

/** Taken with every command. What they ask for (sessions, waiting for the disk) is either given anyway or without effect here. */
export const commonOptions: readonly string[] = [
  '$db',
  'lsid',
  '$clusterTime',
  '$readPreference',
  'writeConcern',
  'readConcern',
  'maxTimeMS',
  'comment',
];

export const commands: Readonly<Record<string, Command>> = {
  hello: { answer: hello },
  ismaster: { answer: hello },
  isMaster: { answer: hello },
  ping: { options: [], answer: ping },
  buildInfo: { options: [], answer: buildInfo },
  endSessions: { options: [], answer: endSessions },
  listDatabases: { options: ['nameOnly'], answer: listDatabases },
  insert: { options: ['documents', 'ordered', 'bypassDocumentValidation'], prepare: insert },
  update: { options: ['updates', 'ordered', 'bypassDocumentValidation'], prepare: update },
  delete: { options: ['deletes', 'ordered'], prepare: remove },
  findAndModify: {
    options: ['query', 'update', 'remove', 'new', 'upsert', 'sort', 'fields', 'bypassDocumentValidation'],
    prepare: findAndModify,
  },
  find: {
    options: [
      'filter',
      'sort',
      'projection',
      'skip',
      'limit',
      'batchSize',
      'singleBatch',
      'allowDiskUse',
      'noCursorTimeout',
    ],
    answer: find,
  },
  getMore: { options: ['collection', 'batchSize'], answer: getMore },
  killCursors: { options: ['cursors'], answer: killCursors },
  count: { options: ['query', 'skip', 'limit'], answer: count },
  distinct: { options: ['key', 'query'], answer: distinct },
  aggregate: { options: ['pipeline', 'cursor', 'allowDiskUse'], answer: aggregate },
  create: { options: ['clusteredIndex'], prepare: create },
  drop: { options: [], prepare: drop },
  dropDatabase: { options: [], prepare: dropDatabase },
  listCollections: {
    options: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    answer: listCollections,
  },
  createIndexes: { options: ['indexes', 'commitQuorum'], prepare: createIndexes },
  listIndexes: { options: ['cursor'], answer: listIndexes },
  dropIndexes: { options: ['index'], prepare: dropIndexes },
};

const commandNamed = (name: string): Command => {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command)
    throw new CommandError(59, `no such command: '${name}'; see embedded-mongo/README.md for those served`);
  return command;
};

const rejectTransaction = (body: Doc): void => {
  if (body.autocommit !== undefined || body.startTransaction !== undefined) {
    throw new CommandError(20, 'Transaction numbers are only allowed on a replica set member or mongos');
  }
};

const rejectOptions = ({ name, body, sequences }: Request, { options }: Command): void => {
  if (!options) return;
  const allowed = [name, ...options, ...commonOptions];
  const other = [...Object.keys(body), ...Object.keys(sequences)].find(option => !allowed.includes(option));
  if (other === undefined) return;
  throw new CommandError(40415, `BSON field '${name}.${other}' is not served by the embedded database`);
};

export type Run = <Result>(write: () => Result) => Promise<Result>;

export const runCommand = async (request: Request, commit: Run): Promise<Reply> => {
  const command = commandNamed(request.name);
  rejectTransaction(request.body);
  rejectOptions(request, command);
  return 'answer' in command ? command.answer(request) : commit(command.prepare(request));
};
