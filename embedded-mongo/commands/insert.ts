// insert: documents are stored as they came, but for the _id, which comes first.
import { ObjectId } from 'bson';
import { CommandError } from '../errors.ts';
import { insertRecord } from '../storage/records.ts';
import { decode, encode, setField, type Doc } from '../values/codec.ts';
import { kindOf, kinds } from '../values/kind.ts';
import { ensuredCollection, type Prepare, type Request } from './request.ts';
import { runStatements, writeReply } from './write-result.ts';

export const maxDocumentBytes = 16 * 1024 * 1024;

export const rejectTooLarge = (bytes: Uint8Array): void => {
  if (bytes.length <= maxDocumentBytes) return;
  throw new CommandError(
    10334,
    `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${maxDocumentBytes}`,
  );
};

export const rejectBadId = (id: unknown): void => {
  const kind = kindOf(id);
  if (kind === kinds.array) throw new CommandError(53, "The '_id' value cannot be of type array");
  if (kind === kinds.regex) throw new CommandError(53, "The '_id' value cannot be of type regex");
};

const withIdFirst = (bytes: Uint8Array): Uint8Array => {
  rejectTooLarge(bytes);
  const document = decode(bytes);
  const hasId = Object.hasOwn(document, '_id');
  if (hasId) rejectBadId(document._id);
  if (Buffer.from(bytes.buffer, bytes.byteOffset + 5, 4).toString('latin1') === '_id\0') return bytes;
  const result: Doc = { _id: hasId ? document._id : new ObjectId() };
  for (const [name, value] of Object.entries(document)) if (name !== '_id') setField(result, name, value);
  return encode(result);
};

const documentsOf = ({ body, sequences }: Request): readonly Uint8Array[] => {
  const documents: unknown = sequences.documents ?? body.documents;
  const isUsable = Array.isArray(documents) && documents.length > 0 && documents.length <= 100_000;
  if (!isUsable) throw new CommandError(2, 'Write batch sizes must be between 1 and 100000 (documents)');
  return documents.map((document: unknown) => {
    if (!(document instanceof Uint8Array))
      throw new CommandError(14, "BSON field 'insert.documents' must hold objects");
    return document;
  });
};

export const insert: Prepare = request => {
  const documents = documentsOf(request).map(withIdFirst);
  return () => {
    const target = { catalogue: request.catalogue, collection: ensuredCollection(request) };
    let n = 0;
    const errors = runStatements(documents, request.body.ordered !== false, bytes => {
      insertRecord(target, bytes);
      n++;
    });
    return writeReply({ n }, errors);
  };
};
