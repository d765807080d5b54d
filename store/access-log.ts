import { randomUUID } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';

/** Who looked at or reached for which case, also where it was denied. No personal data of anybody but the member of staff. */
export interface Access {
  /** A staff name or a client id. */
  readonly by: string;
  readonly action: string;
  /** `null` where a call concerns no single case. */
  readonly caseId: string | null;
  readonly allowed: boolean;
}

export interface AccessLog {
  record(access: Access): Promise<void>;
}

interface AccessDocument extends Access {
  readonly _id: string;
  readonly at: Date;
}

const schema = new Schema<AccessDocument>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    action: { type: String, required: true },
    caseId: String,
    allowed: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'accesses', strict: 'throw', versionKey: false, id: false },
);
schema.index({ caseId: 1, at: 1 });
schema.index({ by: 1, at: 1 });

/** The trace that reading leaves. It is the one thing about cases that the api itself writes, because only it knows who read. */
export async function createAccessLog(connection: Connection, now: () => Date = () => new Date()): Promise<AccessLog> {
  const accesses: Model<AccessDocument> = connection.model<AccessDocument>('Access', schema);
  await accesses.createCollection();
  await accesses.createIndexes();
  return {
    async record(access) {
      await accesses.create([{ _id: randomUUID(), at: now(), ...access }]);
    },
  };
}
