import type { ClientSession } from 'mongoose';
import { trusted } from 'mongoose';
import type { AskedBefore } from '../domain/asked-too-often.ts';
import type { Case } from '../domain/case.ts';
import { takeTurn } from './ledger.ts';
import type { CaseDocument, Models } from './schemas.ts';

/** More than any limit counts to: somebody whom half a town asks mustn't make a transaction long. */
const AT_MOST = 200;

/**
 * What people were asked since then and haven't consented to, in whichever case. Whoever asks the same people at this moment
 * conflicts here and begins anew, so that two applications can't both be the last that is allowed.
 *
 * @param consenters IINs or BINs, each once
 * @param since RFC 3339
 */
export async function findFormerRequests(
  models: Models,
  { consenters, since }: { readonly consenters: readonly string[]; readonly since: string },
  session: ClientSession,
): Promise<readonly AskedBefore[]> {
  if (consenters.length === 0) return [];
  await takeTurn(
    models,
    consenters.map((number) => `asked/${number}`),
    session,
  );
  const found = await Promise.all(consenters.map((number) => findRequestsTo(models, number, new Date(since), session)));
  return found.flat();
}

async function findRequestsTo(
  { cases }: Models,
  consenter: string,
  since: Date,
  session: ClientSession,
): Promise<readonly AskedBefore[]> {
  const found = await cases
    .find(
      { askedOf: consenter, openedAt: trusted({ $gt: since }) },
      { openedAt: 1, 'state.application.applicant.iin': 1 },
      { session },
    )
    .sort({ openedAt: -1 })
    .limit(AT_MOST)
    .lean<readonly (Pick<CaseDocument, 'openedAt'> & { readonly state: Pick<Case, 'application'> })[]>();
  return found.map(({ openedAt, state }) => ({
    consenter,
    applicant: state.application.applicant.iin,
    askedAt: openedAt.toISOString(),
  }));
}
