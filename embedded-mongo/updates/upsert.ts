// The document an upsert inserts: the equalities of its filter, then the update on top, with the _id first.
import { ObjectId } from 'bson';
import { requiredComparisons, type Condition } from '../query/filter.ts';
import { setField, type Doc } from '../values/codec.ts';
import { writeAt } from './locate.ts';
import { comparePaths, rejectConflicts, type Update } from './update.ts';

const equalities = (condition: Condition): { name: string; path: string[]; value: unknown }[] =>
  requiredComparisons(condition)
    .comparisons.filter(({ operator }) => operator === '$eq')
    .map(({ path, operand }) => ({ name: path, path: path.split('.'), value: operand }));

const seed = (condition: Condition, isIdOnly: boolean): Doc => {
  const found = equalities(condition).filter(({ name }) => !isIdOnly || name === '_id');
  rejectConflicts(found.map(({ path }) => path).sort(comparePaths), 54);
  const document: Doc = {};
  for (const { path, value } of found) writeAt(document, path, value);
  return document;
};

export const upsertedDocument = (condition: Condition, update: Update, now: Date): Doc => {
  const result = update.apply(seed(condition, update.isReplacement), { isInsert: true, now });
  const document: Doc = { _id: Object.hasOwn(result, '_id') ? result._id : new ObjectId() };
  for (const [name, value] of Object.entries(result)) if (name !== '_id') setField(document, name, value);
  return document;
};
