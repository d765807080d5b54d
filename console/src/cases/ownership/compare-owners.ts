import type { Dwelling } from '../../../../client/create-tirkeu-client.ts';
import type { CaseEvent } from '../case-parts.ts';
import { textIn, textsIn } from '../trail/event-data.ts';

/** Whom the property registry named as owners at some moment (R16). */
export interface OwnersThen {
  readonly moment: 'opened' | 'changed' | 'confirmed' | 'now';
  readonly at: string;
  /** IINs and BINs. */
  readonly owners: readonly string[];
}

const MOMENTS: Readonly<Record<string, OwnersThen['moment']>> = {
  'case-opened': 'opened',
  'owners-changed': 'changed',
  'ownership-confirmed': 'confirmed',
};

/** Every answer of the registry that the trail has, oldest first, and the one of this minute where somebody asked. */
export function ownersThen(events: readonly CaseEvent[], now: Dwelling | undefined): readonly OwnersThen[] {
  const then = events.flatMap(({ type, at, data }): readonly OwnersThen[] => {
    const moment = MOMENTS[type];
    return moment === undefined ? [] : [{ moment, at, owners: textsIn(data, 'titleHolders') }];
  });
  if (now === undefined) return then;
  return [...then, { moment: 'now', at: now.asOf, owners: now.owners.map(({ iin, bin }) => iin ?? bin ?? '') }];
}

/** An owner, with whether they were one at each moment. */
export interface OwnerLine {
  readonly number: string;
  readonly was: readonly boolean[];
  /** Of the first moment compared to the last. */
  readonly change: 'added' | 'gone' | 'none';
}

export function compareOwners(moments: readonly OwnersThen[]): readonly OwnerLine[] {
  const numbers = [...new Set(moments.flatMap(({ owners }) => owners))];
  return numbers.map((number) => {
    const was = moments.map(({ owners }) => owners.includes(number));
    const [first = false] = was;
    const last = was.at(-1) ?? false;
    return { number, was, change: first === last ? 'none' : last ? 'added' : 'gone' };
  });
}

/** R23: the certificate of registered rights on which the confirmation rests, where the registry wasn't merely asked. */
export const rightsCertificateIn = (events: readonly CaseEvent[]): string | null => {
  const confirmed = events.findLast(({ type }) => type === 'ownership-confirmed');
  return confirmed === undefined ? null : textIn(confirmed.data, 'rightsCertificate');
};
