import { randomUUID } from 'node:crypto';
import { type Connection, type Model, Schema } from 'mongoose';
import { foldName } from './query-fields.ts';

/** What a list or a register was asked for. */
export interface LookUp {
  /**
   * An IIN, an RKA, a case's id, or the beginning of a name in upper case; `null` where everything was asked for. Whole, because
   * "who looked up this person?" is asked with the number, in a database whose residences hold it anyway.
   */
  readonly subject: string | null;
  /** `stage=in-review&office=almaty` */
  readonly filters: string | null;
}

/** Who looked at or reached for which case, or looked somebody up; also where it was denied. */
export interface Access {
  /** A staff name or a client id. */
  readonly by: string;
  readonly action: string;
  /** `null` where a call concerns no single case. */
  readonly caseId: string | null;
  readonly allowed: boolean;
  /** Where no case was named. */
  readonly lookUp?: LookUp;
}

export interface AccessLog {
  record(access: Access): Promise<void>;
}

interface AccessDocument extends Omit<Access, 'lookUp'>, Partial<LookUp> {
  readonly _id: string;
  readonly at: Date;
}

const schema = new Schema<AccessDocument>(
  {
    _id: { type: String, required: true },
    by: { type: String, required: true },
    action: { type: String, required: true },
    caseId: String,
    subject: String,
    filters: String,
    allowed: { type: Boolean, required: true },
    at: { type: Date, required: true },
  },
  { collection: 'accesses', strict: 'throw', versionKey: false, id: false },
);
schema.index({ caseId: 1, at: 1 });
schema.index({ by: 1, at: 1 });
schema.index({ subject: 1, at: 1 }, { partialFilterExpression: { subject: { $gt: '' } } });

/** However somebody wrote it, it is found as lists find it: names in upper case, ids in lower. */
const keyOf = (subject: string | null): string | null => {
  if (subject === null) return null;
  const text = subject.trim();
  return /^[0-9a-f-]{36}$/i.test(text) ? text.toLowerCase() : foldName(text);
};

/** The trace that reading leaves. It is the one thing about cases that the api itself writes, because only it knows who read. */
export async function createAccessLog(connection: Connection, now: () => Date = () => new Date()): Promise<AccessLog> {
  const accesses: Model<AccessDocument> = connection.model<AccessDocument>('Access', schema);
  await accesses.createCollection();
  await accesses.createIndexes();
  return {
    async record({ lookUp, ...access }) {
      const asked = lookUp === undefined ? {} : { ...lookUp, subject: keyOf(lookUp.subject) };
      await accesses.create([{ _id: randomUUID(), at: now(), ...access, ...asked }]);
    },
  };
}
