import { type Connection, mongo } from 'mongoose';

/** A list of cases that somebody wants to see again: a name, and the parameters of `GET /v1/cases`. */
export interface View {
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface Views {
  readonly views: readonly View[];
  /** Counts up with every change; 0 where nobody has saved any. */
  readonly revision: number;
}

/** The views that each member of staff has saved. */
export interface StaffViews {
  find(staffId: string): Promise<Views>;
  /** Replaces them all; `undefined` where they are no longer at `revision`: somebody else's window was quicker. */
  replace(staffId: string, views: readonly View[], revision: number): Promise<Views | undefined>;
}

interface StoredViews extends Views {
  readonly _id: string;
}

const DUPLICATE_KEY = 11_000;

export function createStaffViews(connection: Connection): StaffViews {
  const collection = connection.collection<StoredViews>('staffViews');
  const find: StaffViews['find'] = async (staffId) => {
    const found = await collection.findOne({ _id: staffId });
    return found === null ? { views: [], revision: 0 } : { views: found.views, revision: found.revision };
  };
  return {
    find,
    async replace(staffId, views, revision) {
      const next = { views, revision: revision + 1 };
      try {
        // Of the first save two windows may both think that it is theirs: the id lets one through.
        const { matchedCount, upsertedCount } = await collection.updateOne(
          { _id: staffId, revision },
          { $set: next },
          { upsert: revision === 0 },
        );
        return matchedCount + upsertedCount === 0 ? undefined : next;
      } catch (error) {
        if (error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY) return undefined;
        throw error;
      }
    },
  };
}
