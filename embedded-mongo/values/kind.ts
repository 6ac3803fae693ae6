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

const ofBsonType: Readonly<Record<string, Kind>> = {
  MinKey: kinds.minKey,
  Int32: kinds.number,
  Double: kinds.number,
  Long: kinds.number,
  Decimal128: kinds.number,
  BSONSymbol: kinds.string,
  DBRef: kinds.document,
  Binary: kinds.binary,
  ObjectId: kinds.objectId,
  Timestamp: kinds.timestamp,
  BSONRegExp: kinds.regex,
  MaxKey: kinds.maxKey,
};

const ofObject = (value: object): Kind => {
  if (Array.isArray(value)) return kinds.array;
  if (value instanceof Date) return kinds.date;
  if (!('_bsontype' in value)) return kinds.document;
  if (value._bsontype === 'Code') return 'scope' in value && value.scope ? kinds.codeWithScope : kinds.code;
  return ofBsonType[String(value._bsontype)] ?? kinds.document;
};

export const kindOf = (value: unknown): Kind => {
  if (value === null) return kinds.null;
  switch (typeof value) {
    case 'string':
      return kinds.string;
    case 'number':
      return kinds.number;
    case 'boolean':
      return kinds.boolean;
    case 'object':
      return ofObject(value);
    default:
      return kinds.undefined;
  }
};
