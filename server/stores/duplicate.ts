// What the driver throws where a document with this key is stored already.
import mongoose from 'mongoose';

const duplicateKey = 11000;

export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === duplicateKey;
