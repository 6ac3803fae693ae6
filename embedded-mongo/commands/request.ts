// One command as its handler sees it, and how its arguments are read.
import { Long } from 'bson';
import type { Cursors } from '../cursors.ts';
import { CommandError } from '../errors.ts';
import { createCollection, type Catalogue, type Collection } from '../storage/catalogue.ts';
import { decode, isDocument, type Doc } from '../values/codec.ts';
import { kindOf, kinds } from '../values/kind.ts';
import type { Reply, Sequences } from '../wire/message.ts';

export type Session = {
  readonly catalogue: Catalogue;
  readonly cursors: Cursors;
  readonly connectionId: number;
};

export type Request = Session & {
  readonly name: string;
  readonly database: string;
  readonly body: Doc;
  readonly sequences: Sequences;
};

/** Reading commands answer at once. */
export type Answer = (request: Request) => Reply;

/** Writing commands check their arguments first; what they return runs inside a transaction. */
export type Prepare = (request: Request) => () => Reply;

const mistyped = (name: string, wanted: string): CommandError =>
  new CommandError(14, `BSON field '${name}' is the wrong type, expected ${wanted}`);

export const asInteger = (value: unknown, name: string): number => {
  const number = value instanceof Long ? value.toNumber() : Number(value);
  if (kindOf(value) !== kinds.number || !Number.isFinite(number)) throw mistyped(name, 'a number');
  return Math.trunc(number);
};

export const readCount = (body: Doc, name: string, otherwise: number): number => {
  const value = body[name] === undefined ? otherwise : asInteger(body[name], name);
  if (value < 0)
    throw new CommandError(51024, `BSON field '${name}' value must be >= 0, actual value '${value}'`);
  return value;
};

export const readDocument = (body: Doc, name: string): Doc => {
  const value = body[name] ?? {};
  if (!isDocument(value)) throw mistyped(name, 'an object');
  return value;
};

export const readText = (value: unknown, name: string): string => {
  if (typeof value !== 'string') throw mistyped(name, 'a string');
  return value;
};

/** Statements come as a sequence beside the body, or as an array in it. */
export const readStatements = ({ body, sequences }: Request, name: string): readonly Doc[] => {
  const inBody = body[name];
  const statements: readonly unknown[] | undefined =
    sequences[name]?.map(decode) ?? (Array.isArray(inBody) ? inBody : undefined);
  if (!statements || statements.length === 0 || statements.length > 100_000) {
    throw new CommandError(2, `Write batch sizes must be between 1 and 100000 (${name})`);
  }
  return statements.map(statement => {
    if (!isDocument(statement)) throw mistyped(name, 'an array of objects');
    return statement;
  });
};

export const rejectOthers = (statement: Doc, known: readonly string[], where: string): void => {
  const other = Object.keys(statement).find(name => !known.includes(name));
  if (other !== undefined)
    throw new CommandError(40415, `BSON field '${where}.${other}' is not served by the embedded database`);
};

/** database.collection of the command's own argument. */
export const namespaceFrom = (
  request: Request,
  name: string = readText(request.body[request.name], request.name),
): string => {
  if (name === '' || name.includes('$') || name.includes('\0') || name.startsWith('.')) {
    throw new CommandError(73, `Invalid namespace specified '${request.database}.${name}'`);
  }
  return `${request.database}.${name}`;
};

export const existingCollection = (request: Request): Collection | undefined =>
  request.catalogue.collections.get(namespaceFrom(request));

export const requiredCollection = (request: Request): Collection => {
  const collection = existingCollection(request);
  if (!collection) throw new CommandError(26, `ns does not exist: ${namespaceFrom(request)}`);
  return collection;
};

/** Writing to a collection makes it; must run inside a transaction. */
export const ensuredCollection = (request: Request): Collection =>
  existingCollection(request) ??
  createCollection(
    request.catalogue,
    request.database,
    readText(request.body[request.name], request.name),
    false,
  );
