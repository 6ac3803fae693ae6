// MongoDB's wire protocol: OP_MSG both ways, and OP_QUERY / OP_REPLY for a driver's first greeting.
import { decode, decodeCommand, encode, type Doc } from '../values/codec.ts';

export type Sequences = Readonly<Record<string, readonly Uint8Array[]>>;

export type Message = {
  readonly requestId: number;
  readonly isLegacy: boolean;
  /** The sender expects no answer. */
  readonly isSilent: boolean;
  readonly body: Doc;
  readonly sequences: Sequences;
};

/** A reply already in BSON. */
export type Reply = Doc | Uint8Array;

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const headerBytes = 16;
const checksumPresent = 1;
const moreToCome = 2;
export const maxMessageBytes = 48_000_000;

const cStringEnd = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(0, from);
  if (end < 0) throw new Error('unterminated string in a message');
  return end;
};

const documentAt = (bytes: Buffer, offset: number, limit: number): Buffer => {
  const size = bytes.readInt32LE(offset);
  if (size < 5 || offset + size > limit) throw new Error('bad document length in a message');
  return bytes.subarray(offset, offset + size);
};

const readSequence = (section: Buffer): [string, Uint8Array[]] => {
  const nameEnd = cStringEnd(section, 4);
  const documents: Uint8Array[] = [];
  for (let offset = nameEnd + 1; offset < section.length; offset += documents.at(-1)?.length ?? 0) {
    documents.push(documentAt(section, offset, section.length));
  }
  return [section.toString('utf8', 4, nameEnd), documents];
};

/** Documents to insert are stored as they came, so they stay bytes. */
const decodeBody = (bytes: Buffer): Doc => {
  const isInsert = bytes.toString('utf8', 5, cStringEnd(bytes, 5)) === 'insert';
  return isInsert ? decodeCommand(bytes, 'documents') : decode(bytes);
};

const parseMsg = (bytes: Buffer): Message => {
  const flags = bytes.readUInt32LE(headerBytes);
  const limit = bytes.length - (flags & checksumPresent ? 4 : 0);
  const sequences: Record<string, Uint8Array[]> = {};
  let body: Doc | undefined;
  for (let offset = headerBytes + 4; offset < limit;) {
    const kind = bytes[offset];
    const section = documentAt(bytes, offset + 1, limit);
    if (kind === 0) body = decodeBody(section);
    else if (kind === 1) {
      const [name, documents] = readSequence(section);
      sequences[name] = documents;
    } else throw new Error(`unknown section kind ${kind}`);
    offset += 1 + section.length;
  }
  if (!body) throw new Error('a message without a body');
  return {
    requestId: bytes.readInt32LE(4),
    isLegacy: false,
    isSilent: (flags & moreToCome) !== 0,
    body,
    sequences,
  };
};

const parseQuery = (bytes: Buffer): Message => {
  const nameEnd = cStringEnd(bytes, headerBytes + 4);
  const database = bytes.toString('utf8', headerBytes + 4, nameEnd).split('.')[0];
  const body = decode(documentAt(bytes, nameEnd + 9, bytes.length));
  return {
    requestId: bytes.readInt32LE(4),
    isLegacy: true,
    isSilent: false,
    body: { ...body, $db: database },
    sequences: {},
  };
};

export const parseMessage = (bytes: Buffer): Message => {
  const operation = bytes.readInt32LE(12);
  if (operation === opMsg) return parseMsg(bytes);
  if (operation === opQuery) return parseQuery(bytes);
  throw new Error(`unknown operation ${operation}`);
};

let lastRequestId = 0;

const header = (length: number, responseTo: number, operation: number): Buffer => {
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeInt32LE(headerBytes + length, 0);
  bytes.writeInt32LE(lastRequestId, 4);
  bytes.writeInt32LE(responseTo, 8);
  bytes.writeInt32LE(operation, 12);
  return bytes;
};

/** Before the document of an OP_REPLY: flags (answers to queries that wait), cursor 0, from 0, one document. */
const legacyPreamble = Buffer.from([8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
/** Before the document of an OP_MSG: no flags, section kind 0. */
const msgPreamble = Buffer.from([0, 0, 0, 0, 0]);

export const formatReply = ({ requestId, isLegacy }: Message, reply: Reply): Buffer => {
  const document = reply instanceof Uint8Array ? reply : encode(reply);
  const preamble = isLegacy ? legacyPreamble : msgPreamble;
  const operation = isLegacy ? opReply : opMsg;
  return Buffer.concat([header(preamble.length + document.length, requestId, operation), preamble, document]);
};
