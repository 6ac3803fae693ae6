// The canonical type of a value: types sort in this order, and comparisons with $lt and its kin stay inside one type.
export const kinds = {
  MinKey: -1,
  undefined: 0,
  null: 5,
  ...{ number: 10, Int32: 10, Double: 10, Long: 10, Decimal128: 10 },
  ...{ string: 15, BSONSymbol: 15 },
  ...{ document: 20, DBRef: 20 },
  array: 25,
  Binary: 30,
  ObjectId: 35,
  boolean: 40,
  date: 45,
  Timestamp: 47,
  BSONRegExp: 50,
  Code: 60,
  codeWithScope: 65,
  MaxKey: 127,
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

const isKindName = (name: unknown): name is keyof typeof kinds => Object.hasOwn(kinds, String(name));

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
  return isKindName(value._bsontype) ? kinds[value._bsontype] : kinds.document;
};

export const isNaNValue = (value: unknown): boolean =>
  kindOf(value) === kinds.number && String(value) === 'NaN';
