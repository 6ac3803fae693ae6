// Lean documents give the driver's Binary where the schema says Buffer.
import mongoose from 'mongoose';

export const bytesOf = (value: unknown): Buffer => {
  if (Buffer.isBuffer(value)) return value;
  if (value instanceof mongoose.mongo.Binary) return Buffer.from(value.value());
  throw new RangeError('The database holds something else where bytes were stored');
};
