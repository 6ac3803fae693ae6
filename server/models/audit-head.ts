// Where the audit log ends: its last entry, noted apart from the log, so that entries cut off the end are missed.
import { Schema, type Connection } from 'mongoose';

export type AuditHeadRecord = { _id: string; sequence: number; hash: string };

const schema = new Schema<AuditHeadRecord>(
  {
    _id: { type: String, required: true },
    sequence: { type: Number, required: true },
    hash: { type: String, required: true },
  },
  { collection: 'auditHead', versionKey: false },
);

export const auditHeadModel = (connection: Connection) => connection.model('AuditHead', schema);
