import { trusted } from 'mongoose';
import type { LedgerEntry } from '../domain/shown-residence.ts';
import type { Models, ResidenceDocument } from './schemas.ts';

/** The ledger, for look-ups. */
export interface ResidenceReader {
  /** Everything that the ledger holds about these people (IINs), oldest first. */
  listResidences(iins: readonly string[]): Promise<readonly LedgerEntry[]>;
  /** The entries that go on in a dwelling. */
  listCurrentResidences(rka: string): Promise<readonly LedgerEntry[]>;
}

const asEntry = ({ _id, iin, rka, kind, current, from, until }: ResidenceDocument): LedgerEntry => ({
  residenceId: _id,
  iin,
  rka,
  kind,
  current,
  from: from.toISOString(),
  until: until?.toISOString() ?? null,
});

export const createResidenceReader = ({ residences }: Models): ResidenceReader => ({
  async listResidences(iins) {
    const found = await residences
      .find({ iin: trusted({ $in: [...iins] }) })
      .sort({ iin: 1, from: 1 })
      .lean();
    return found.map(asEntry);
  },
  async listCurrentResidences(rka) {
    const found = await residences.find({ rka, current: true }).lean();
    return found.map(asEntry);
  },
});
