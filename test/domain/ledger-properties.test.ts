import { describe, expect, it } from 'vitest';
import type { Fact } from '../../domain/case-events.ts';
import { registrationOf } from '../../domain/case.ts';
import { isPermanent, type Residence } from '../../domain/residences.ts';
import { always } from './always.ts';
import type { Delivery, Walk } from './case-walk.ts';
import { HERE } from './case-world.ts';
import { lodger, registrant } from './sample-facts.ts';

/** Where a change of the ledger came of a message, for cases of some services or of all. */
const committedIn = ({ received, deliveries }: Walk, ...services: readonly string[]): readonly Delivery[] =>
  deliveries.filter(
    ({ decision }) =>
      decision.ledger !== undefined && (services.length === 0 || services.includes(received.application.service)),
  );

const permanentOf = (entries: readonly Residence[], iin: string) =>
  entries.filter((entry) => entry.iin === iin && isPermanent(entry));
const temporaryOf = (entries: readonly Residence[], iin: string) =>
  entries.filter((entry) => entry.iin === iin && !isPermanent(entry));

const has = ({ decision }: Delivery, type: Fact['type']): boolean => decision.facts.some((fact) => fact.type === type);

describe('the ledger', () => {
  it('R19: changes with a commit, and never without one', () => {
    always(({ deliveries }) => {
      for (const delivery of deliveries) {
        expect(delivery.decision.ledger !== undefined).toBe(has(delivery, 'registration-committed'));
      }
    });
  });

  it('R19: holds one permanent residence and one stay of a person at most, at every moment', () => {
    always(({ deliveries }) => {
      for (const { ledgerAfter } of deliveries) {
        for (const { iin } of [registrant, lodger]) {
          expect(permanentOf(ledgerAfter, iin).length).toBeLessThan(2);
          expect(temporaryOf(ledgerAfter, iin).length).toBeLessThan(2);
        }
      }
    });
  });

  it('R19: ends only what it holds, and says in the case what it ended', () => {
    always((story) => {
      for (const { decision, ledgerBefore, after } of committedIn(story)) {
        expect(ledgerBefore).toEqual(expect.arrayContaining([...(decision.ledger?.ends ?? [])]));
        expect(registrationOf(after)?.ended).toEqual(decision.ledger?.ends);
      }
    });
  });

  it('R19: after a move holds the new residence and not the former, and the rest as it was', () => {
    always((story) => {
      for (const { ledgerBefore, ledgerAfter } of committedIn(story, 'permanent-residence')) {
        expect(permanentOf(ledgerAfter, registrant.iin).map(({ rka }) => rka)).toEqual([HERE]);
        expect(temporaryOf(ledgerAfter, registrant.iin)).toEqual(
          temporaryOf(ledgerBefore, registrant.iin).filter(({ rka }) => rka !== HERE),
        );
        expect(ledgerAfter.filter(({ iin }) => iin !== registrant.iin)).toEqual(
          ledgerBefore.filter(({ iin }) => iin !== registrant.iin),
        );
      }
    });
  });

  it('R20: after the beginning of a stay holds every permanent residence as it was', () => {
    always((story) => {
      for (const { ledgerBefore, ledgerAfter } of committedIn(story, 'temporary-stay')) {
        expect(ledgerAfter.filter(isPermanent)).toEqual(ledgerBefore.filter(isPermanent));
        expect(temporaryOf(ledgerAfter, registrant.iin).map(({ rka }) => rka)).toEqual([HERE]);
      }
    });
  });

  it('R23: after a withdrawal holds nothing there of those whom nothing speaks for, and all else as it was', () => {
    always((story) => {
      for (const { ledgerBefore, ledgerAfter, after } of committedIn(story, 'owner-withdrawal')) {
        const withdrawn = after.people.filter(({ refusal }) => refusal === null).map(({ iin }) => iin);
        expect(withdrawn.length).toBeGreaterThan(0);
        expect(ledgerAfter).toEqual(ledgerBefore.filter(({ iin, rka }) => rka !== HERE || !withdrawn.includes(iin)));
      }
    });
  });

  it('R23: never loses what an owner has in their own dwelling', () => {
    always((story) => {
      for (const { message, decision } of committedIn(story, 'owner-withdrawal')) {
        const owners = message.facts?.dwelling?.titleHolders.flatMap((owner) => ('iin' in owner ? [owner.iin] : []));
        expect(decision.ledger?.ends.filter(({ iin }) => owners?.includes(iin))).toEqual([]);
      }
    });
  });

  it('R24: after a departure holds nothing of who has left', () => {
    always((story) => {
      for (const { ledgerAfter } of committedIn(story, 'departure-abroad')) {
        expect(ledgerAfter.filter(({ iin }) => iin === registrant.iin)).toEqual([]);
      }
    });
  });

  it('R25: changes for nobody who has died by the registry', () => {
    always((story) => {
      for (const { message, decision } of committedIn(story)) {
        const { begins = null, ends = [] } = decision.ledger ?? {};
        const dead = message.facts?.people.filter(({ alive }) => !alive).map(({ iin }) => iin) ?? [];
        const moved = [...(begins === null ? [] : [begins]), ...ends].map(({ iin }) => iin);
        expect(moved.filter((iin) => dead.includes(iin))).toEqual([]);
      }
    });
  });
});

describe('a change that is committed', () => {
  it('R21: stays as it is, whatever becomes of its follow-ups', () => {
    always(({ deliveries }) => {
      for (const { before, after } of deliveries) {
        const was = registrationOf(before);
        if (was === null) continue;
        const { followUps: _followUps, stay: _stay, stayEndRejectedAt: _attempts, ...lasting } = was;
        expect(registrationOf(after)).toMatchObject(lasting);
      }
    });
  });

  it('R21: ends its case only when everybody has been told, or will not be any more', () => {
    always(({ deliveries }) => {
      for (const delivery of deliveries.filter((one) => has(one, 'case-completed'))) {
        const registration = registrationOf(delivery.after);
        const open = registration?.followUps.filter(({ state }) => state === 'pending' || state === 'ordered');
        expect(open).toEqual([]);
        expect(registration?.stay === null || registration?.stay.ended !== null).toBe(true);
      }
    });
  });

  it('R20: ends a stay once, and before its last day only where somebody wants it', () => {
    always(({ events, deliveries }) => {
      expect(events.filter(({ fact }) => fact.type === 'stay-ended').length).toBeLessThan(2);
      for (const { message, before, decision } of deliveries) {
        const ended = decision.facts.find((fact) => fact.type === 'stay-ended');
        if (ended?.type !== 'stay-ended' || ended.how !== 'last-day') continue;
        expect(message.at >= (registrationOf(before)?.stay?.until ?? '9999')).toBe(true);
      }
    });
  });
});

describe('a member of staff who is a party to the case', () => {
  it('R27: changes nothing in it', () => {
    always(({ deliveries }) => {
      for (const { message, decision } of deliveries) {
        if (!('by' in message.move) || message.move.by !== 'party') continue;
        expect(decision.facts).toEqual([]);
      }
    });
  });
});

describe('somebody who is to be withdrawn', () => {
  it('R23: is not, before the time to object is over or somebody has objected', () => {
    always((story) => {
      for (const { message, after } of committedIn(story, 'owner-withdrawal')) {
        const opened = story.events.find(({ fact }) => fact.type === 'case-opened');
        const until = opened?.fact.type === 'case-opened' ? opened.fact.objectionsUntil : null;
        const isHeard = after.objections.some(({ status }) => status === 'raised');
        expect(until === null || isHeard || message.at >= until).toBe(true);
      }
    });
  });
});
