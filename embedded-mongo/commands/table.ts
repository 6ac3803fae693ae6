// The closed list: every command served, with every option it takes. Whatever is not here is refused by name.
import { CommandError, notServed } from '../errors.ts';
import type { Commit } from '../storage/commits.ts';
import { maxDocumentBytes, maxMessageBytes } from '../wire/message.ts';
import { aggregate } from './aggregate.ts';
import { create, drop, dropDatabase, listCollections, listDatabases } from './collections.ts';
import { createIndexes, dropIndexes, listIndexes } from './indexes.ts';
import { count, distinct, find, getMore, killCursors } from './reads.ts';
import { command, rejectDeep, type Command, type Reply, type Request } from './request.ts';
import { findAndModify, insert, remove, update } from './writes.ts';

/** No setName, so drivers take it for a standalone server; no topologyVersion, so they simply ask again. */
const hello: Command = {
  options: undefined,
  run: ({ connectionId }) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: maxDocumentBytes,
    maxMessageSizeBytes: maxMessageBytes,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    ok: 1,
  }),
};

const acknowledge = command({}, () => ({ ok: 1 }));

export const commands: Readonly<Record<string, Command>> = {
  ...{ hello, ismaster: hello, isMaster: hello, ping: acknowledge, endSessions: acknowledge },
  ...{ listDatabases, insert, update, delete: remove, findAndModify },
  ...{ find, getMore, killCursors, count, distinct, aggregate },
  ...{ create, drop, dropDatabase, listCollections, createIndexes, listIndexes, dropIndexes },
};

export const runCommand = async (request: Request, commit: Commit): Promise<Reply> => {
  const { name, body } = request;
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!known)
    throw new CommandError(59, `no such command: '${name}'; see embedded-mongo/README.md for those served`);
  if (body.autocommit !== undefined || body.startTransaction !== undefined)
    throw new CommandError(20, notServed('A transaction'));
  rejectDeep(body);
  const outcome = known.run(request);
  return typeof outcome === 'function' ? commit(outcome) : outcome;
};
