// MongoDB's wire protocol: OP_MSG both ways, and OP_QUERY / OP_REPLY for a driver's first greeting.
import { Long } from 'bson';
import { decode, encode, setField, type Doc } from '../values/codec.ts';

export type Message = {
  readonly requestId: number;
  readonly isLegacy: boolean;
  /** The sender expects no answer. */
  readonly isSilent: boolean;
  /** The command; of documents sent beside it, in a sequence, each is still bytes. */
  readonly body: Doc;
};

const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;
const headerBytes = 16;
const checksumPresent = 1;
const moreToCome = 2;
export const maxMessageBytes = 48_000_000;
export const maxDocumentBytes = 16 * 1024 * 1024;

const endOfText = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(0, from);
  if (end < 0) throw new Error('unterminated string in a message');
  return end;
};

/** Of a document and of a section alike the first four bytes tell the length. */
const measured = (bytes: Buffer, offset: number): Buffer => {
  const size = bytes.readInt32LE(offset);
  if (size < 5 || offset + size > bytes.length) throw new Error('bad length in a message');
  return bytes.subarray(offset, offset + size);
};

const readSequence = (section: Buffer, body: Doc): void => {
  const nameEnd = endOfText(section, 4);
  const documents: Buffer[] = [];
  for (let offset = nameEnd + 1; offset < section.length; offset += documents.at(-1)?.length ?? 0)
    documents.push(measured(section, offset));
  setField(body, section.toString('utf8', 4, nameEnd), documents);
};

const readSections = (bytes: Buffer): Doc => {
  const sequences: Doc = {};
  let body: Doc | undefined;
  for (let offset = 0; offset < bytes.length;) {
    const kind = bytes[offset];
    const section = measured(bytes, offset + 1);
    if (kind === 0) body = decode(section);
    else if (kind === 1) readSequence(section, sequences);
    else throw new Error(`unknown section kind ${kind}`);
    offset += 1 + section.length;
  }
  if (!body) throw new Error('a message without a body');
  return { ...body, ...sequences };
};

const readGreeting = (bytes: Buffer): Doc => {
  const nameEnd = endOfText(bytes, headerBytes + 4);
  const database = bytes.toString('utf8', headerBytes + 4, nameEnd).split('.')[0];
  return { ...decode(measured(bytes, nameEnd + 9)), $db: database };
};

export const parseMessage = (bytes: Buffer): Message => {
  const requestId = bytes.readInt32LE(4);
  const operation = bytes.readInt32LE(12);
  if (operation === opQuery) return { requestId, isLegacy: true, isSilent: false, body: readGreeting(bytes) };
  if (operation !== opMsg) throw new Error(`unknown operation ${operation}`);
  const flags = bytes.readUInt32LE(headerBytes);
  const sections = bytes.subarray(headerBytes + 4, flags & checksumPresent ? -4 : undefined);
  return { requestId, isLegacy: false, isSilent: (flags & moreToCome) !== 0, body: readSections(sections) };
};

let lastRequestId = 0;

/** Before the document of an OP_REPLY: flags (answers to queries that wait), cursor 0, from 0, one document. */
const legacyPreamble = Buffer.from([8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
/** Before the document of an OP_MSG: no flags, section kind 0. */
const preamble = Buffer.from([0, 0, 0, 0, 0]);

export const formatReply = ({ requestId, isLegacy }: Message, reply: Doc | Uint8Array): Buffer => {
  const document = reply instanceof Uint8Array ? reply : encode(reply);
  const bytes = Buffer.concat([Buffer.alloc(headerBytes), isLegacy ? legacyPreamble : preamble, document]);
  lastRequestId = (lastRequestId + 1) & 0x7fffffff;
  const header = [bytes.length, lastRequestId, requestId, isLegacy ? opReply : opMsg];
  header.forEach((field, position) => bytes.writeInt32LE(field, position * 4));
  return bytes;
};

/** A BSON document of fields already encoded. */
const wrap = (...fields: readonly Uint8Array[]): Buffer => {
  const bytes = Buffer.concat([Buffer.alloc(4), ...fields, Buffer.from([0])]);
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
};

const fieldsOf = (document: Doc): Buffer => encode(document).subarray(4, -1);
const documentNamed = (name: string | number): Buffer => Buffer.from(`\x03${name}\0`);

/** The reply to find and getMore, put together from stored bytes: documents on their way out are never decoded. */
export const formatBatch = (
  name: 'firstBatch' | 'nextBatch',
  documents: readonly Uint8Array[],
  cursorId: bigint,
  namespace: string,
): Uint8Array => {
  const items = documents.flatMap((bytes, position) => [documentNamed(position), bytes]);
  const rest = fieldsOf({ id: Long.fromBigInt(cursorId), ns: namespace });
  const cursor = wrap(Buffer.from(`\x04${name}\0`), wrap(...items), rest);
  return wrap(documentNamed('cursor'), cursor, fieldsOf({ ok: 1 }));
};
