import { answer, consentsOf, review } from '../case-steps.ts';
import {
  type Act,
  engineStopsWhileAsking,
  file,
  fileUntilReview,
  give,
  type Moment,
  nextStepWaitsFor,
  replyIsLost,
  settleCase,
} from './moment.ts';

const revoke = async ({ stage, scenario }: Act, caseId: string): Promise<void> => {
  const [consent] = await consentsOf(stage, caseId);
  if (consent !== undefined) await answer(stage, scenario, caseId, consent, 'revoke');
};

const fileAndSell = async (act: Act): Promise<string> => {
  const owners = act.other.consenters.map(({ iin }) => ({ iin, share: '1/1' }));
  const caseId = await file(act);
  await act.stage.control.changeDwelling(act.scenario.rka, { owners });
  return caseId;
};

const renter = { scenario: 'renter-one-owner' } as const;
const arrested = { scenario: 'arrested-dwelling', before: fileUntilReview } as const;
const cardholder = { ...renter, hasChip: true } as const;

/** Every await of a move: it has all that every service has, and the chip besides. */
export const OF_MOVING = {
  'the case was opened': { ...renter, holds: nextStepWaitsFor('notifications'), step: file, shown: 'case-opened' },
  'the owner was asked and the reply got lost': {
    ...renter,
    holds: replyIsLost('notifications'),
    step: file,
    shown: { effectOf: 'notifications' },
  },
  'the consent was recorded': {
    ...renter,
    before: file,
    holds: nextStepWaitsFor('property'),
    step: give,
    shown: 'consent-given',
  },
  'new owners were found': {
    ...renter,
    before: fileAndSell,
    holds: nextStepWaitsFor('notifications'),
    step: give,
    shown: 'owners-changed',
  },
  'the consent was taken back': {
    ...arrested,
    holds: nextStepWaitsFor('notifications'),
    step: revoke,
    shown: 'consent-revoked',
  },
  'the caseworker approved': {
    ...arrested,
    holds: nextStepWaitsFor('property'),
    step: ({ stage }, caseId) => review(stage, caseId, 'approve'),
    shown: 'review-approved',
  },
  'the move was committed': {
    ...renter,
    before: file,
    holds: nextStepWaitsFor('notifications'),
    step: give,
    shown: 'registration-committed',
  },
  'the population registry was told and the reply got lost': {
    ...renter,
    before: file,
    holds: replyIsLost('population', 'record-address-change'),
    step: give,
    shown: { effectOf: 'population' },
  },
  'the case was completed': {
    ...renter,
    before: file,
    holds: engineStopsWhileAsking('notifications', 'send-message'),
    step: give,
    shown: 'case-completed',
  },
  'the chip was ordered and the reply got lost': {
    ...cardholder,
    before: file,
    holds: replyIsLost('cards', 'order-chip-recording'),
    step: give,
    shown: { effectOf: 'cards' },
  },
  'the chip’s order was recorded': {
    ...cardholder,
    before: file,
    holds: engineStopsWhileAsking('cards', 'order-chip-recording'),
    step: give,
    shown: 'chip-ordered',
  },
  'the chip was seen to be written': {
    ...cardholder,
    before: file,
    justBefore: settleCase,
    holds: engineStopsWhileAsking('cards', 'find-order'),
    // The case looks by itself.
    step: async () => undefined,
    shown: 'case-completed',
  },
} as const satisfies Record<string, Moment>;
