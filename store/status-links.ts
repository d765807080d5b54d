import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { isDuplicateKey } from './is-duplicate-key.ts';

/** One link by which an applicant sees how their case stands. It holds no personal data, and nothing by which somebody could use it. */
export interface StatusLink {
  readonly linkId: string;
  /** Of which, with a key of ours, the secret is made again for who repeats the call that made it. */
  readonly nonce: string;
  /** SHA-256 of the secret in the link. */
  readonly secretDigest: string;
  readonly createdAt: Date;
  /** When somebody last came by it; `null`: nobody yet. */
  readonly lookedAt: Date | null;
}

export type NewStatusLink = Omit<StatusLink, 'lookedAt'>;
export type LinkOfCase = StatusLink & { readonly caseId: string };

/**
 * Links of applicants, for the api, which writes them itself as it does invitations (docs/decisions/0029). There is one document
 * for each case with its few links in it, so that no two who make one at once can make too many.
 */
export interface StatusLinkStore {
  ensureIndexes(): Promise<void>;
  find(caseId: string, linkId: string): Promise<StatusLink | undefined>;
  findBySecret(secretDigest: string): Promise<LinkOfCase | undefined>;
  /** The newest `max` of the case stay. `false` where a link of this id is there already. */
  add(caseId: string, link: NewStatusLink, max: number, goneAt: Date): Promise<boolean>;
  remove(caseId: string, linkId: string): Promise<void>;
  /** Ends all links of the case. */
  removeAll(caseId: string): Promise<void>;
  /** Notes that somebody came by it at `at`; `false` where somebody had since `since`. */
  noteLook(link: LinkOfCase, at: Date, since: Date): Promise<boolean>;
}

interface CaseLinks {
  /** The case's id. */
  readonly _id: string;
  readonly links: readonly StatusLink[];
  /** When MongoDB removes it. That a link is over is decided by its case, not by its absence. */
  readonly goneAt: Date;
}

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const schema = new Schema<CaseLinks>(
  {
    _id: text,
    links: [
      new Schema({ linkId: text, nonce: text, secretDigest: text, createdAt: instant, lookedAt: Date }, { _id: false }),
    ],
    goneAt: instant,
  },
  { collection: 'statusLinks', strict: 'throw', versionKey: false, id: false },
);
schema.index({ 'links.secretDigest': 1 });
schema.index({ goneAt: 1 }, { expireAfterSeconds: 0 });

export function createStatusLinkStore(connection: Connection): StatusLinkStore {
  const cases: Model<CaseLinks> = connection.model<CaseLinks>('StatusLinks', schema);

  /** Only where there is no such link yet: the same one twice is a duplicate of the case's document. */
  async function push(caseId: string, link: NewStatusLink, max: number, goneAt: Date): Promise<boolean> {
    try {
      await cases.updateOne(
        { _id: caseId, 'links.linkId': trusted({ $ne: link.linkId }) },
        { $push: { links: { $each: [{ ...link, lookedAt: null }], $slice: -max } }, $max: { goneAt } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  return {
    async ensureIndexes() {
      await cases.createCollection();
      await cases.createIndexes();
    },
    async find(caseId, linkId) {
      const found = await cases.findById(caseId).lean();
      return found?.links.find((link) => link.linkId === linkId);
    },
    async findBySecret(secretDigest) {
      const found = await cases.findOne({ 'links.secretDigest': secretDigest }).lean();
      const link = found?.links.find((one) => one.secretDigest === secretDigest);
      return found === null || link === undefined ? undefined : { ...link, caseId: found._id };
    },
    async add(caseId, link, max, goneAt) {
      const isPushed = await push(caseId, link, max, goneAt);
      // Two made the case's first link at once: this one comes second, unless it is the very same.
      return isPushed || push(caseId, link, max, goneAt);
    },
    async remove(caseId, linkId) {
      await cases.updateOne({ _id: caseId }, { $pull: { links: { linkId } } });
    },
    async removeAll(caseId) {
      await cases.deleteOne({ _id: caseId });
    },
    async noteLook({ caseId, linkId }, at, since) {
      const isDue = { linkId, $or: [{ lookedAt: null }, { lookedAt: { $lt: since } }] };
      const { modifiedCount } = await cases.updateOne(
        { _id: caseId, links: trusted({ $elemMatch: isDue }) },
        { $set: { 'links.$.lookedAt': at } },
      );
      return modifiedCount === 1;
    },
  };
}
