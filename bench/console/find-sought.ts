import type { Connection } from 'mongoose';
import type { CaseDocument } from '../../store/schemas.ts';
import type { Sought } from './screens.ts';

/** Cases that are old, so that none of them is on the page where somebody begins to look for it. */
export async function findSought(connection: Connection, office: string | null, count: number): Promise<Sought> {
  const found = await connection
    .collection<CaseDocument>('cases')
    .find({ stage: 'closed', ...(office === null ? {} : { office }), rka: { $ne: null } })
    .sort({ updatedAt: 1 })
    .limit(count + 1)
    .toArray();
  if (found.length === 0) throw new Error(`no case of ${office ?? 'any office'} is over`);
  const of = (field: (document: CaseDocument) => string | null | undefined): readonly string[] =>
    found.map((document) => field(document) ?? '');
  return {
    caseIds: of(({ _id }) => _id),
    iins: of(({ registrantIins }) => registrantIins[0]),
    rkas: of(({ rka }) => rka),
    names: of(({ names }) => names[0]),
  };
}
