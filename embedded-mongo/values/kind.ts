// The canonical type of a value: types sort in this order, and comparisons with $lt and its kin stay inside one type.
export const kinds = {
  minKey: -1,
  undefined: 0,
  null: 5,
  number: 10,
  string: 15,
  document: 20,
  array: 25,
  binary: 30,
  objectId: 35,
  boolean: 40,
  date: 45,
  timestamp: 47,
  regex: 50,
  code: 60,
  codeWithScope: 65,
  maxKey: 127,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

const ofBsonType = new Map<unknown, Kind>([
  ['MinKey', kinds.minKey],
  ['Int32', kinds.number],
  ['Double', kinds.number],
  ['Long', kinds.number],
  ['Decimal128', kinds.number],
  ['BSONSymbol', kinds.string],
  ['Binary', kinds.binary],
  ['ObjectId', kinds.objectId],
  ['Timestamp', kinds.timestamp],
  ['BSONRegExp', kinds.regex],
  ['Code', kinds.code],
  ['MaxKey', kinds.maxKey],
]);

export const kindOf = (value: unknown): Kind => {
  if (value === null) return kinds.null;
  if (typeof value === 'number') return kinds.number;
  if (typeof value === 'string') return kinds.string;
  if (typeof value === 'boolean') return kinds.boolean;
  if (typeof value !== 'object') return kinds.undefined;
  if (Array.isArray(value)) return kinds.array;
  if (value instanceof Date) return kinds.date;
  if (!('_bsontype' in value)) return kinds.document;
  if (value._bsontype === 'Code' && 'scope' in value && value.scope) return kinds.codeWithScope;
  return ofBsonType.get(value._bsontype) ?? kinds.document;
};

export const isNaNValue = (value: unknown): boolean =>
  kindOf(value) === kinds.number && String(value) === 'NaN';
