// One command as its handler sees it.
import type { Cursors } from '../cursors.ts';
import { CommandError } from '../errors.ts';
import { createCollection, type Catalogue, type Collection } from '../storage/catalogue.ts';
import { isDocument, type Doc } from '../values/codec.ts';
import { asText, readFields, type Fields, type Shape } from './fields.ts';

export type Session = {
  readonly catalogue: Catalogue;
  readonly cursors: Cursors;
  readonly connectionId: number;
  /** Ends the process: the engine can no longer be relied on. */
  readonly fatal: (error: unknown) => void;
};

export type Request = Session & { readonly name: string; readonly database: string; readonly body: Doc };

/** A reply already in BSON, or to be put into it. */
export type Reply = Doc | Uint8Array;

/** Reading commands answer at once. Writing commands check their fields first; what they return runs inside a transaction. */
export type Outcome = Reply | (() => Reply);

export type Command = {
  /** Without options a command takes any: drivers greet with whatever their version knows. */
  readonly options: readonly string[] | undefined;
  readonly run: (request: Request) => Outcome;
};

/** Taken with every command. What they ask for (sessions, waiting for the disk) is either given anyway or without effect here. */
export const commonOptions: readonly string[] = [
  ...['$db', 'lsid', '$clusterTime', '$readPreference'],
  ...['writeConcern', 'readConcern', 'maxTimeMS', 'comment'],
];

export const command = <Given extends Shape>(
  shape: Given,
  run: (request: Request, fields: Fields<Given>) => Outcome,
): Command => ({
  options: Object.keys(shape),
  run: request =>
    run(request, readFields(request.body, shape, request.name, [request.name, ...commonOptions])),
});

const maxDepth = 180;

const isDeeper = (value: unknown, depth: number): boolean =>
  (isDocument(value) || Array.isArray(value)) &&
  (depth === 0 || Object.values(value).some(part => isDeeper(part, depth - 1)));

/** What is nested without end would use up the stack wherever it is walked through. */
export const rejectDeep = (document: Doc): void => {
  if (isDeeper(document, maxDepth))
    throw new CommandError(15, `BSON exceeds the maximum nesting depth of ${maxDepth}`);
};

/** database.collection, by default that of the command's own argument. */
export const namespaceFrom = (request: Request, name: unknown = request.body[request.name]): string => {
  const collection = asText(name, request.name);
  if (/^$|^\.|[$\0]/.test(collection))
    throw new CommandError(73, `Invalid namespace specified '${request.database}.${collection}'`);
  return `${request.database}.${collection}`;
};

export const existingCollection = (request: Request): Collection | undefined =>
  request.catalogue.collections.get(namespaceFrom(request));

export const requiredCollection = (request: Request): Collection => {
  const collection = existingCollection(request);
  if (!collection) throw new CommandError(26, `ns does not exist: ${namespaceFrom(request)}`);
  return collection;
};

/** Writing to a collection makes it; must run inside a transaction. */
export const ensuredCollection = (request: Request, clustered?: string): Collection => {
  const { catalogue, database, body } = request;
  const name = asText(body[request.name], request.name);
  return existingCollection(request) ?? createCollection(catalogue, { database, name }, clustered);
};
