import { join } from 'node:path';
import { z } from 'zod';
import { openJournal } from '../journal.ts';

export interface Revocations {
  /** @param serial octets of the certificate's serial number */
  revoke(serial: Buffer): void;
  /** When it was revoked; `undefined` where it wasn't. */
  findRevokedAt(serial: Buffer): Date | undefined;
  close(): void;
}

const entry = z.strictObject({ serial: z.hex(), revokedAt: z.iso.datetime() });

/** The register of revoked certificates; kept in `folder`, for a revocation is for ever. */
export function openRevocations(folder: string): Revocations {
  const journal = openJournal(join(folder, 'revocations.jsonl'));
  const revokedAt = new Map<string, Date>();
  for (const line of journal.read()) {
    const revocation = entry.parse(line);
    revokedAt.set(revocation.serial, new Date(revocation.revokedAt));
  }
  return {
    revoke: (serial) => {
      const revocation = { serial: serial.toString('hex'), revokedAt: new Date().toISOString() };
      journal.append(revocation);
      revokedAt.set(revocation.serial, new Date(revocation.revokedAt));
    },
    findRevokedAt: (serial) => revokedAt.get(serial.toString('hex')),
    close: () => journal.close(),
  };
}
