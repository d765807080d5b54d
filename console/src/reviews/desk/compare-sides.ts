import type { Case, Dwelling, Person } from '../../../../client/create-tirkeu-client.ts';
import { textIn } from '../../cases/trail/event-data.ts';
import { provingDocuments } from '../../counter/hints.ts';
import { ownerIn } from '../matter-words.ts';
import type { Review } from './reviewed-case.ts';

/** What the registries know at this moment, as far as they have answered. */
export interface Registries {
  readonly dwelling: Dwelling | undefined;
  readonly people: readonly Person[];
}

type Encumbrance = Dwelling['encumbrances'][number];

/** One line of the comparison: what the case rests on, what holds now, and whether that is another thing. */
export type Side =
  | {
      readonly about: 'person';
      readonly iin: string;
      readonly before: string | null;
      readonly now: Person | undefined;
      readonly differs: boolean;
    }
  | {
      readonly about: 'encumbrance';
      readonly kind: string;
      readonly since: string;
      readonly wasKnown: boolean;
      readonly isNow: boolean | undefined;
      readonly differs: boolean;
    }
  | {
      readonly about: 'category';
      readonly property: string;
      readonly address: string;
      readonly now: string | undefined;
      readonly differs: boolean;
    }
  | {
      readonly about: 'owner';
      readonly number: string;
      readonly problem: 'owner-deceased' | 'owner-unrepresented';
      readonly now: Person | undefined;
      readonly differs: boolean;
    };

/** Whether somebody could still be registered as far as they themselves go. */
const isAsBefore = (before: string | null, now: Person, today: string): boolean =>
  now.alive && now.name === before && provingDocuments(now, today).length > 0;

const isSame = (encumbrance: Encumbrance, kind: string, since: string): boolean =>
  encumbrance.kind === kind && encumbrance.since === since;

/** Still as the matter says: the owner has died, or nobody represents them. */
const hasProblem = (problem: 'owner-deceased' | 'owner-unrepresented', owner: Person): boolean =>
  problem === 'owner-deceased' ? !owner.alive : owner.legalRepresentatives.length === 0;

export function compareSides(
  found: Pick<Case, 'people' | 'registrant'>,
  review: Pick<Review, 'matters'>,
  { dwelling, people }: Registries,
  today: string,
): readonly Side[] {
  const registrants = found.people.length === 0 ? [found.registrant] : found.people;
  const persons = registrants.map(({ iin, name }): Side => {
    const now = people.find((person) => person.iin === iin);
    return { about: 'person', iin, before: name, now, differs: now !== undefined && !isAsBefore(name, now, today) };
  });
  const matters = review.matters.flatMap((matter): readonly Side[] => {
    switch (matter.kind) {
      case 'encumbrance': {
        const [kind, since] = [textIn(matter, 'encumbrance') ?? '', textIn(matter, 'since') ?? ''];
        const isNow = dwelling?.encumbrances.some((encumbrance) => isSame(encumbrance, kind, since));
        return [{ about: 'encumbrance', kind, since, wasKnown: true, isNow, differs: isNow === false }];
      }
      case 'categories-differ': {
        const [property, address] = [textIn(matter, 'property') ?? '', textIn(matter, 'address') ?? ''];
        const now = dwelling?.category;
        return [{ about: 'category', property, address, now, differs: now !== undefined && now !== property }];
      }
      case 'owner-deceased':
      case 'owner-unrepresented': {
        const number = ownerIn(matter) ?? '';
        const now = people.find((person) => person.iin === number);
        const differs = now !== undefined && !hasProblem(matter.kind, now);
        return [{ about: 'owner', number, problem: matter.kind, now, differs }];
      }
      case 'objection':
        return [];
    }
  });
  const isKnown = ({ kind, since }: Encumbrance): boolean =>
    matters.some((side) => side.about === 'encumbrance' && side.kind === kind && side.since === since);
  const added = (dwelling?.encumbrances ?? [])
    .filter((encumbrance) => encumbrance.kind !== 'pledge' && !isKnown(encumbrance))
    .map(({ kind, since }): Side => ({
      about: 'encumbrance',
      kind,
      since,
      wasKnown: false,
      isNow: true,
      differs: true,
    }));
  return [...matters, ...added, ...persons];
}
