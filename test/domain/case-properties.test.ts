import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from '../../domain/case.ts';
import { isWanted, outcomeOf } from '../../domain/case.ts';
import type { CaseEvent, Fact } from '../../domain/case-events.ts';
import { numberOf } from '../../domain/consenters.ts';
import { evolveAll } from '../../domain/evolve.ts';
import { findConsent } from '../../domain/messages.ts';
import { matterKey } from '../../domain/review-matters.ts';
import { isBeforeCommit } from '../../domain/stages.ts';
import { always } from './always.ts';
import { type Move, plans } from './case-moves.ts';
import { type Delivery, walk, type Walk } from './case-walk.ts';
import { isProof } from './case-messages.ts';
import { firstOwner, registrant } from './sample-facts.ts';

type Of<Type extends Fact['type']> = CaseEvent & { readonly fact: Extract<Fact, { type: Type }> };
const isOf =
  <Type extends Fact['type']>(type: Type) =>
  (event: CaseEvent): event is Of<Type> =>
    event.fact.type === type;

const ENDS: readonly Fact['type'][] = [
  'case-refused',
  'consent-declined',
  'deadline-passed',
  'application-cancelled',
  'case-completed',
];

/** Who was asked and has consented, read from the events alone: consent id → given or not. */
function consentsAfter(events: readonly CaseEvent[]): ReadonlyMap<string, boolean> {
  const given = new Map<string, boolean>();
  for (const { fact } of events) {
    if (fact.type === 'case-opened') for (const { consentId } of fact.consents) given.set(consentId, false);
    if (fact.type === 'owners-changed') {
      for (const consentId of fact.removed) given.delete(consentId);
      for (const { consentId } of fact.added) given.set(consentId, false);
    }
    if (fact.type === 'consent-given') given.set(fact.consentId, true);
    if (fact.type === 'consent-revoked') given.set(fact.consentId, false);
  }
  return given;
}

/** The deadline of a case that waits for consents; an end of time that no message reaches otherwise. */
const deadlineOf = (state: Case): string => (state.stage === 'awaiting-consent' ? state.deadlineAt : '9999');

const commitsIn = (events: readonly CaseEvent[]) => events.filter(isOf('registration-committed'));

/** The delivery that brought an event. */
const broughtBy = ({ deliveries }: Walk, event: CaseEvent | undefined): Delivery | undefined =>
  deliveries.find(({ events }) => event !== undefined && events.includes(event));

describe('a registration is committed', () => {
  it('R9, R14: only with the consent of everybody who was asked', () => {
    always(({ events }) => {
      for (const { seq } of commitsIn(events)) {
        const consents = consentsAfter(events.filter((event) => event.seq < seq));
        expect([...consents].filter(([, given]) => !given)).toEqual([]);
      }
    });
  });

  it('R9, R16, R23: only with the consent of every living owner whom the registry named last, but for whose case it is', () => {
    always((story) => {
      const { application } = story.received;
      if (application.service === 'departure-abroad') return;
      const own = application.service === 'owner-withdrawal' ? firstOwner.iin : registrant.iin;
      for (const { seq } of commitsIn(story.events)) {
        const before = story.events.filter((event) => event.seq < seq);
        const facts = broughtBy(story, before.findLast(isOf('ownership-confirmed')))?.message.facts;
        const dead = facts?.people.filter(({ alive }) => !alive).map(({ iin }) => iin) ?? [];
        const owners = new Set((facts?.dwelling?.titleHolders ?? []).map(numberOf));
        for (const iin of [own, ...dead]) owners.delete(iin);
        const consents = consentsAfter(before);
        const asked = broughtBy(story, before.at(-1))?.after.consents ?? [];
        const agreed = asked.filter(({ consentId }) => consents.get(consentId));
        expect(agreed).toEqual(asked);
        expect(new Set(agreed.map(({ onBehalfOf }) => onBehalfOf))).toEqual(owners);
      }
    });
  });

  it('R17: only for a building that is commissioned, where somebody comes to live', () => {
    always((story) => {
      for (const commit of commitsIn(story.events)) {
        const isCommissioned = broughtBy(story, commit)?.message.facts?.dwelling?.commissioned;
        expect(isCommissioned === true || commit.fact.residenceId === null).toBe(true);
      }
    });
  });

  it('R16: only with the confirmation of the registry right before it, in the same decision', () => {
    always(({ events }) => {
      for (const { seq, at } of commitsIn(events)) {
        expect(events.find((event) => event.seq === seq - 1)).toMatchObject({
          at,
          fact: { type: 'ownership-confirmed' },
        });
      }
    });
  });

  it('R17, R23: only where nothing is left to decide, or a caseworker has let it pass', () => {
    always((story) => {
      for (const commit of commitsIn(story.events)) {
        const delivery = broughtBy(story, commit);
        const matters = delivery === undefined ? [] : mattersIn(delivery, commit);
        expect(waivedBefore(story.events, commit.seq)).toEqual(expect.arrayContaining([...matters]));
      }
    });
  });

  /** Keys of all that a caseworker has approved until then. */
  function waivedBefore(events: readonly CaseEvent[], seq: number): readonly string[] {
    const before = events.filter((event) => event.seq < seq);
    return before.filter(isOf('review-approved')).flatMap((approval) => {
      const request = before.filter((event) => event.seq < approval.seq).findLast(isOf('review-requested'));
      return request?.fact.matters.map(matterKey) ?? [];
    });
  }

  /** Keys of all that speaks against a commit, worked out apart from the rules. */
  function mattersIn({ message, before }: Delivery, { fact }: Of<'registration-committed'>): readonly string[] {
    const { dwelling, people = [], addressCategory } = message.facts ?? {};
    const { service } = before.application;
    const isComing = fact.residenceId !== null;
    const encumbrances = dwelling?.encumbrances.filter(({ kind }) => kind !== 'pledge') ?? [];
    const withdrawn = fact.ended.map(({ iin }) => iin);
    const objections = before.objections.filter(({ status, iin }) => status === 'raised' && withdrawn.includes(iin));
    const dead = people.filter(({ alive }) => !alive).map(({ iin }) => iin);
    const owners = dwelling?.titleHolders.map(numberOf).filter((owner) => dead.includes(owner)) ?? [];
    return [
      ...(isComing ? encumbrances.map(({ kind, since }) => `${kind}/${since}`) : []),
      ...(isComing && addressCategory !== 'apartment' ? [`categories/apartment/${addressCategory}`] : []),
      ...objections.map(({ objectionId }) => `objection/${objectionId}`),
      ...(service === 'departure-abroad' ? [] : owners.map((owner) => `owner-deceased/${owner}`)),
    ];
  }

  it('R19: never twice', () => {
    always(({ events }) => {
      expect(commitsIn(events).length).toBeLessThan(2);
    });
  });
});

describe('the history of a case', () => {
  it('ends when the case is closed', () => {
    always(({ events }) => {
      const end = events.findIndex(({ fact }) => ENDS.includes(fact.type));
      expect(events.slice(end === -1 ? events.length : end + 1)).toEqual([]);
    });
  });

  it('is numbered without a gap, and the revision counts it', () => {
    always(({ received, deliveries, events }) => {
      const first = received.revision + 1;
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => first + index));
      for (const { before, events: added, after } of deliveries) {
        expect(after.revision).toBe(before.revision + added.length);
      }
    });
  });

  it('folds into the same case however it is brought: late, in any portions, and again and again', () => {
    const portions = fc.array(fc.record({ back: fc.nat(6), ahead: fc.nat(6) }), { maxLength: 30 });
    const folds = fc.property(plans, portions, (plan, steps) => {
      const { received, deliveries, events } = walk(plan);
      let known: Case | undefined = received;
      for (const { back, ahead } of steps) {
        const revision = known?.revision ?? 0;
        known = evolveAll(
          known,
          events.filter(({ seq }) => seq > revision - back && seq <= revision + ahead),
        );
      }
      expect(evolveAll(known, events)).toEqual(deliveries.at(-1)?.after ?? received);
    });
    fc.assert(folds, { numRuns: 300 });
  });
});

/** What is recorded of a message that was turned away. */
const ATTEMPTS: readonly Fact['type'][] = ['evidence-rejected', 'objection-evidence-rejected', 'stay-end-rejected'];

/** Messages that may come twice, because whoever sent them has heard nothing; a verdict is recognised by `holdsVerdict`. */
const OF_PEOPLE: readonly Move['kind'][] = ['answer', 'cancel', 'object', 'assign', 'note', 'remind-one'];

describe('a decision', () => {
  it('R15: once made is never overridden by a timer', () => {
    always(({ deliveries }) => {
      const timers = deliveries.filter(
        ({ message }) => message.move.kind === 'expire' || message.move.kind === 'remind',
      );
      for (const { before, after } of timers) {
        const answered = before.consents.filter((consent) => !isWanted(consent));
        expect(answered.map(({ consentId }) => findConsent(after, consentId))).toEqual(answered);
      }
    });
  });

  it('R15: is made by a timer only for silence, and only when the time is over', () => {
    always(({ deliveries }) => {
      const timers = deliveries.filter(
        ({ message }) => message.move.kind === 'expire' || message.move.kind === 'remind',
      );
      for (const { before, events, message } of timers.filter((timer) => timer.after.stage !== timer.before.stage)) {
        expect(before.consents.some(isWanted)).toBe(true);
        expect(events.map(({ fact }) => fact)).toEqual([{ type: 'deadline-passed', deadlineAt: deadlineOf(before) }]);
        expect(message.at >= deadlineOf(before)).toBe(true);
      }
    });
  });

  it('R29: gives a case one outcome, which stays', () => {
    always(({ deliveries }) => {
      const outcomes = deliveries.map(({ after }) => outcomeOf(after));
      const first = outcomes.findIndex((outcome) => outcome !== null);
      expect(new Set(outcomes.slice(first === -1 ? outcomes.length : first)).size).toBeLessThan(2);
    });
  });

  it('comes to nothing when its message comes at once again, but for attempts with wrong evidence', () => {
    always(({ deliveries }) => {
      for (const { message, after } of deliveries) {
        const again = message.decide(after);
        expect(again.facts.filter(({ type }) => !ATTEMPTS.includes(type))).toEqual([]);
        expect(again.ledger).toBeUndefined();
      }
    });
  });

  it('of a person is confirmed, not turned away, when its message comes at once again', () => {
    always(({ deliveries }) => {
      const counted = deliveries.filter(
        ({ decision, events }) => decision.rejection === undefined && events.length > 0,
      );
      const ofPeople = counted.filter(({ message }) => OF_PEOPLE.includes(message.move.kind));
      expect(ofPeople.filter(({ message, after }) => message.decide(after).rejection !== undefined)).toEqual([]);
    });
  });

  it('that was turned away has changed nothing but the attempts that are counted', () => {
    always(({ deliveries }) => {
      for (const { decision, before, after } of deliveries) {
        if (decision.rejection === undefined) continue;
        expect(decision.facts.filter(({ type }) => !ATTEMPTS.includes(type))).toEqual([]);
        expect(decision.facts).toHaveLength(decision.rejection.code === 'evidence-rejected' ? 1 : 0);
        expect(after.stage).toBe(before.stage);
        expect(after.consents.map(({ status, nonce }) => [status, nonce])).toEqual(
          before.consents.map(({ status, nonce }) => [status, nonce]),
        );
      }
    });
  });
});

describe('consents', () => {
  const ANSWERED: readonly Fact['type'][] = ['consent-given', 'consent-declined', 'consent-revoked'];
  const isAnswered = ({ events }: Delivery): boolean => events.some(({ fact }) => ANSWERED.includes(fact.type));

  it('R12, R13: count only with a genuine signature under the document of the moment', () => {
    always(({ deliveries }) => {
      for (const { message, before } of deliveries.filter(isAnswered)) {
        if (message.reply === undefined) throw new Error('only a reply answers');
        const { signature, consentId, answer } = message.reply;
        expect(isProof(signature, findConsent(before, consentId), answer)).toBe(true);
      }
    }, 1_500);
  });

  it('R15: count only before the deadline that the case showed', () => {
    always(({ deliveries }) => {
      const decided = deliveries.filter(isAnswered).filter(({ message }) => message.reply?.answer !== 'revoke');
      expect(decided.filter(({ message, before }) => message.at >= deadlineOf(before))).toEqual([]);
    });
  });

  it('R14: that are given can be taken back, until the registration is committed', () => {
    always(({ deliveries }) => {
      for (const { message, before, after, decision } of deliveries) {
        if (message.reply?.answer !== 'revoke' || decision.rejection?.code === 'too-many-attempts') continue;
        const { signature, consentId, answer } = message.reply;
        const consent = findConsent(before, consentId);
        const isDue =
          consent?.status === 'given' && isBeforeCommit(before.stage) && isProof(signature, consent, answer);
        const now = findConsent(after, consentId);
        expect(now?.status).toBe(isDue ? 'revoked' : consent?.status);
        expect(now?.nonce !== consent?.nonce).toBe(isDue);
      }
    });
  });

  it('R14: never count twice for the same evidence', () => {
    always(({ events }) => {
      const used = events.flatMap(({ fact }) => ('evidenceId' in fact && 'consentId' in fact ? [fact.evidenceId] : []));
      expect(used).toEqual([...new Set(used)]);
    });
  });

  it('stand as the stage says', () => {
    always(({ deliveries }) => {
      for (const { after } of deliveries) expect(allowedIn(after)).toBe(true);
    });
  });

  /** Which answers fit where the case stands. */
  function allowedIn(state: Case): boolean {
    const statuses = state.consents.map(({ status }) => status);
    const are = (...allowed: readonly string[]): boolean => statuses.every((status) => allowed.includes(status));
    switch (state.stage) {
      case 'opening':
        return statuses.length === 0;
      case 'awaiting-consent':
        return are('pending', 'given', 'revoked') && state.consents.some(isWanted);
      case 'awaiting-objections':
      case 'checking-ownership':
      case 'in-review':
      case 'registering':
      case 'registered':
        return are('given');
      case 'closed':
        return fitEnding(state, are);
    }
  }

  function fitEnding(
    { ending, consents }: Extract<Case, { stage: 'closed' }>,
    are: (...allowed: readonly string[]) => boolean,
  ): boolean {
    switch (ending.outcome) {
      case 'registered':
      case 'withdrawn':
        return are('given');
      case 'expired':
        return are('given', 'expired') && consents.some(({ status }) => status === 'expired');
      case 'declined':
        return (
          consents
            .filter(({ status }) => status === 'declined')
            .map(({ consentId }) => consentId)
            .join() === ending.consentId
        );
      // R25: a death ends a case whatever was answered; so does the applicant.
      case 'refused':
      case 'cancelled':
        return are('pending', 'given', 'revoked');
    }
  }
});
