import type { TFunction } from 'i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { partyOf, textIn } from '../cases/trail/event-data.ts';
import { wordsFor } from '../cases/trail/event-words.ts';

export type Matter = NonNullable<Case['review']>['matters'][number];

/** What is unclear, in a word or two. */
export const matterName = (t: TFunction<['cases', 'common']>, matter: Matter): string =>
  wordsFor(t, 'matter', textIn(matter, 'encumbrance') ?? matter.kind);

/** The IIN or BIN of the owner whom a matter is about. */
export const ownerIn = (matter: Matter): string | null =>
  textIn(matter, 'owner') ?? partyOf(matter['owner'])?.number ?? null;
