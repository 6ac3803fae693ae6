// What a driver asks of any server before and beside its work.
import { Long } from 'bson';
import { maxDocumentBytes } from './insert.ts';
import type { Answer } from './request.ts';
import { maxMessageBytes } from '../wire/message.ts';

/** No setName, so drivers take it for a standalone server; no topologyVersion, so they simply ask again. */
export const hello: Answer = ({ connectionId }) => ({
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
});

export const ping: Answer = () => ({ ok: 1 });

export const buildInfo: Answer = () => ({
  version: '7.0.0',
  versionArray: [7, 0, 0, 0],
  modules: ['embedded'],
  bits: 64,
  maxBsonObjectSize: maxDocumentBytes,
  ok: 1,
});

export const endSessions: Answer = () => ({ ok: 1 });

export const listDatabases: Answer = ({ catalogue }) => {
  const names = [...new Set([...catalogue.collections.values()].map(({ database }) => database))].sort();
  const databases = names.map(name => ({ name, sizeOnDisk: Long.ZERO, empty: false }));
  return { databases, totalSize: Long.ZERO, ok: 1 };
};
