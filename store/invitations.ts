import { type Connection, type Model, Schema, trusted } from 'mongoose';
import type { Challenge } from '../domain/invitation.ts';
import { isDuplicateKey } from './is-duplicate-key.ts';

/** One consent's invitation. It holds no personal data, and nothing by which somebody could use it. */
export interface Invitation {
  readonly invitationId: string;
  readonly caseId: string;
  readonly consentId: string;
  /** The consent's when it was made: a consent that was answered and is wanted again is another request. */
  readonly consentNonce: string;
  /** SHA-256 of the secret in the link. */
  readonly secretDigest: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** What may be signed to show who one is; a few, because somebody may open the link on two devices. */
  readonly challenges: readonly Challenge[];
  /** Proofs that are being looked at, or didn't count. */
  readonly attempts: number;
  /** Who proved themselves has used the link up; the same proof may come again. */
  readonly proved: { readonly digest: string; readonly at: string } | null;
  readonly session: InviteeSession | null;
}

/** Whoever has proved themselves, for as long as an answer takes. */
export interface InviteeSession {
  /** SHA-256 of what the browser holds. */
  readonly tokenDigest: string;
  readonly expiresAt: Date;
  /** Under which an attorney is here for the owner. */
  readonly powerOfAttorneyId: string | null;
}

export type NewInvitation = Omit<Invitation, 'challenges' | 'attempts' | 'proved' | 'session'>;

/**
 * Invitations, for the api, which writes them itself as it does sessions: no process carries them and no rule decides by them
 * (docs/decisions/0025). There is one document for each consent, so a new invitation takes the former's place in one write,
 * its session included.
 */
export interface InvitationStore {
  ensureIndexes(): Promise<void>;
  put(invitation: NewInvitation): Promise<void>;
  findBySecret(secretDigest: string): Promise<Invitation | undefined>;
  findBySession(tokenDigest: string): Promise<Invitation | undefined>;
  /** The invitation whose session it was; `undefined` where there is no such session any more. */
  endSession(tokenDigest: string): Promise<Invitation | undefined>;
  addChallenge(invitation: Invitation, challenge: Challenge): Promise<void>;
  /** Counts a proof before it is looked at, so that many at once are no more than many; `false` where there were too many. */
  takeAttempt(invitation: Invitation, max: number): Promise<boolean>;
  /** Nobody could say whether the proof counts. */
  giveAttemptBack(invitation: Invitation): Promise<void>;
  /** Uses the invitation up and begins a session, in one write, or again with the same proof; `false` where another proof did, or a new invitation came. */
  admit(invitation: Invitation, proved: { digest: string; at: string }, session: InviteeSession): Promise<boolean>;
}

interface InvitationDocument extends Omit<Invitation, 'consentId'> {
  /** The consent's id. */
  readonly _id: string;
  /** When MongoDB removes it. That it is over is decided by its times, not by its absence. */
  readonly goneAt: Date;
}

/** So many devices may be at it at once; the oldest challenge stops counting. */
const CHALLENGES = 5;
const KEPT_AFTER_EXPIRY_MS = 24 * 60 * 60_000;

const text = { type: String, required: true } as const;
const instant = { type: Date, required: true } as const;
const schema = new Schema<InvitationDocument>(
  {
    _id: text,
    invitationId: text,
    caseId: text,
    consentNonce: text,
    secretDigest: text,
    createdAt: instant,
    expiresAt: instant,
    challenges: [new Schema({ nonce: text, expiresAt: text }, { _id: false })],
    attempts: { type: Number, required: true },
    proved: new Schema({ digest: text, at: text }, { _id: false }),
    session: new Schema({ tokenDigest: text, expiresAt: instant, powerOfAttorneyId: String }, { _id: false }),
    goneAt: instant,
  },
  { collection: 'invitations', strict: 'throw', versionKey: false, id: false },
);
schema.index({ secretDigest: 1 }, { unique: true });
schema.index({ 'session.tokenDigest': 1 }, { sparse: true });
schema.index({ goneAt: 1 }, { expireAfterSeconds: 0 });

const asInvitation = ({ _id, goneAt: _goneAt, ...shown }: InvitationDocument): Invitation => ({
  consentId: _id,
  ...shown,
});

/** Changes are made to the invitation that was read, never to one that has taken its place meanwhile. */
const thisOne = ({ consentId, invitationId }: Invitation) => ({ _id: consentId, invitationId });

export function createInvitationStore(connection: Connection): InvitationStore {
  const invitations: Model<InvitationDocument> = connection.model<InvitationDocument>('Invitation', schema);
  return {
    async ensureIndexes() {
      await invitations.createCollection();
      await invitations.createIndexes();
    },
    async put({ consentId, ...invitation }) {
      const goneAt = new Date(invitation.expiresAt.getTime() + KEPT_AFTER_EXPIRY_MS);
      const document = { ...invitation, challenges: [], attempts: 0, proved: null, session: null, goneAt };
      const replace = () => invitations.replaceOne({ _id: consentId }, document, { upsert: true });
      await replace().catch((error: unknown) => {
        // Two made the consent's first invitation at once: this one comes second.
        if (isDuplicateKey(error)) return replace();
        throw error;
      });
    },
    async findBySecret(secretDigest) {
      const found = await invitations.findOne({ secretDigest }).lean();
      return found === null ? undefined : asInvitation(found);
    },
    async findBySession(tokenDigest) {
      const found = await invitations.findOne({ 'session.tokenDigest': tokenDigest }).lean();
      return found === null ? undefined : asInvitation(found);
    },
    async endSession(tokenDigest) {
      const filter = { 'session.tokenDigest': tokenDigest };
      const found = await invitations.findOneAndUpdate(filter, { $set: { session: null } }).lean();
      return found === null ? undefined : asInvitation(found);
    },
    async addChallenge(invitation, challenge) {
      const challenges = { $each: [challenge], $slice: -CHALLENGES };
      await invitations.updateOne(thisOne(invitation), { $push: { challenges } });
    },
    async takeAttempt(invitation, max) {
      const filter = { ...thisOne(invitation), attempts: trusted({ $lt: max }) };
      const { matchedCount } = await invitations.updateOne(filter, { $inc: { attempts: 1 } });
      return matchedCount === 1;
    },
    async giveAttemptBack(invitation) {
      await invitations.updateOne(thisOne(invitation), { $inc: { attempts: -1 } });
    },
    async admit(invitation, proved, session) {
      const first = { ...thisOne(invitation), proved: null };
      if ((await invitations.updateOne(first, { $set: { proved, session } })).matchedCount === 1) return true;
      // What is repeated begins another session, and doesn't prolong how long it may be repeated.
      const again = { ...thisOne(invitation), 'proved.digest': proved.digest };
      return (await invitations.updateOne(again, { $set: { session } })).matchedCount === 1;
    },
  };
}
