import type { FollowUp, FollowUpName, Registration } from './case.ts';
import type { Fact } from './case-events.ts';
import { broughtBy } from './clients-of.ts';
import { withAttempt } from './attempts.ts';
import { stayEndAttemptsOf } from './messages.ts';

/** What may happen after the commit: nothing that undoes it (R21). */
export type AfterCommit = Extract<
  Fact,
  {
    type:
      | 'follow-ups-done'
      | 'chip-ordered'
      | 'chip-reminder-sent'
      | 'follow-up-failed'
      | 'stay-end-rejected'
      | 'stay-ended';
  }
>;

const change = (
  { followUps }: Registration,
  names: readonly FollowUpName[],
  changed: (followUp: FollowUp) => FollowUp,
): readonly FollowUp[] => followUps.map((followUp) => (names.includes(followUp.name) ? changed(followUp) : followUp));

/** A committed change after one more fact. */
export function evolveRegistration(registration: Registration, fact: AfterCommit, at: string): Registration {
  switch (fact.type) {
    case 'follow-ups-done':
      return {
        ...registration,
        followUps: change(registration, fact.names, (followUp) => ({ ...followUp, state: 'done' })),
      };
    case 'follow-up-failed':
      return {
        ...registration,
        followUps: change(registration, [fact.name], (followUp) => ({ ...followUp, state: 'failed' })),
      };
    case 'chip-ordered': {
      const order = { orderId: fact.orderId, orderedAt: at, remindedAt: null };
      return {
        ...registration,
        followUps: change(registration, ['chip-recording'], ({ name }) => ({ name, state: 'ordered', order })),
      };
    }
    case 'chip-reminder-sent':
      return {
        ...registration,
        followUps: change(registration, ['chip-recording'], (followUp) =>
          followUp.order === undefined ? followUp : { ...followUp, order: { ...followUp.order, remindedAt: at } },
        ),
      };
    case 'stay-end-rejected': {
      const attempts = withAttempt(stayEndAttemptsOf(registration), at, fact.client);
      return {
        ...registration,
        stayEndRejectedAt: attempts.at,
        ...(attempts.through.length === 0 ? {} : { stayEndRejectedThrough: attempts.through }),
      };
    }
    case 'stay-ended': {
      const { stay } = registration;
      const added = fact.followUps.map((name) => ({ name, state: 'pending' as const }));
      return {
        ...registration,
        // A stay doesn't outlast its last day, however late its case wakes (R20).
        stay:
          stay === null
            ? null
            : { ...stay, ended: { how: fact.how, at: at < stay.until ? at : stay.until, ...broughtBy(fact) } },
        followUps: [...registration.followUps, ...added],
      };
    }
  }
}
