import type { Connection } from 'mongoose';

/** Somebody of the staff, as cases can be given to them. No number: the directory is for colleagues. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** `null`: of the whole country. */
  readonly office: string | null;
}

/** Whom cases can be given to. Who somebody is says the identity provider; here is who has signed in lately. */
export interface StaffDirectory {
  /** Notes somebody who signs in, as they are now. */
  note(colleague: Colleague): Promise<void>;
  /** Of an office and of the whole country, or with `null` everybody; by name. */
  list(office: string | null): Promise<readonly Colleague[]>;
}

interface StoredColleague extends Omit<Colleague, 'id'> {
  readonly _id: string;
  readonly seenAt: Date;
}

/** Whoever hasn't signed in for that long has gone elsewhere; nobody is to be given a case who won't see it. */
const FORGOTTEN_AFTER_SECONDS = 90 * 24 * 60 * 60;

export async function createStaffDirectory(
  connection: Connection,
  now: () => Date = () => new Date(),
): Promise<StaffDirectory> {
  const staff = connection.collection<StoredColleague>('staff');
  await staff.createIndex({ seenAt: 1 }, { expireAfterSeconds: FORGOTTEN_AFTER_SECONDS }, {});
  return {
    async note({ id, name, roles, office }) {
      await staff.updateOne({ _id: id }, { $set: { name, roles, office, seenAt: now() } }, { upsert: true });
    },
    async list(office) {
      const found = await staff
        .find(office === null ? {} : { office: { $in: [office, null] } })
        .limit(1000)
        .toArray();
      const byName = new Intl.Collator('kk');
      return found
        .map(({ _id, name, roles, office: of }) => ({ id: _id, name, roles, office: of }))
        .toSorted((one, other) => byName.compare(one.name, other.name));
    },
  };
}
