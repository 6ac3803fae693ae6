// What a driver asks of any server before and beside its work.
import { Long } from 'bson';
import type { Answer } from './request.ts';
import { maxMessageBytes } from '../wire/message.ts';

const version = '7.0.0';

/** No setName, so drivers take it for a standalone server; no topologyVersion, so they simply ask again. */
export const hello: Answer = ({ connectionId }) => ({
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: maxMessageBytes,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
  ok: 1,
});

export const ping: Answer = () => ({ ok: 1 });

export const buildInfo: Answer = () => ({
  version,
  versionArray: [7, 0, 0, 0],
  gitVersion: 'embedded',
  modules: ['embedded'],
  bits: 64,
  maxBsonObjectSize: 16 * 1024 * 1024,
  ok: 1,
});

export const endSessions: Answer = () => ({ ok: 1 });

export const listDatabases: Answer = ({ catalogue }) => {
  const names = [...new Set([...catalogue.collections.values()].map(({ database }) => database))].sort();
  const databases = names.map(name => ({ name, sizeOnDisk: Long.ZERO, empty: false }));
  return { databases, totalSize: Long.ZERO, ok: 1 };
};
