import { raiseObjection } from '../case-steps.ts';
import { engineStopsWhileAsking, file, give, type Moment, nextStepWaitsFor, replyIsLost } from './moment.ts';

const withdrawn = { outcomes: ['withdrawn'] } as const;
const lodger = { scenario: 'owner-withdrawal', ...withdrawn } as const;

/** The awaits that only a withdrawal (R23) or a departure (R24) has. */
export const OF_LEAVING = {
  'the objection was recorded': {
    ...lodger,
    before: file,
    holds: engineStopsWhileAsking('nca', 'verify-cms'),
    step: ({ stage, scenario }, caseId) => raiseObjection(stage, caseId, scenario.registrant),
    shown: 'objection-raised',
  },
  'the withdrawal was committed': {
    ...lodger,
    before: file,
    holds: nextStepWaitsFor('notifications'),
    step: give,
    shown: 'registration-committed',
  },
  'several people were withdrawn': {
    ...withdrawn,
    scenario: 'withdrawal-of-family',
    before: file,
    holds: nextStepWaitsFor('population'),
    step: give,
    shown: 'registration-committed',
  },
  'one of several withdrawals was told and the reply got lost': {
    ...withdrawn,
    scenario: 'withdrawal-of-family',
    before: file,
    holds: replyIsLost('population', 'record-address-change'),
    step: give,
    shown: { effectOf: 'population' },
  },
  'the departure was committed': {
    ...withdrawn,
    scenario: 'emigrant',
    holds: nextStepWaitsFor('notifications'),
    step: file,
    shown: 'registration-committed',
  },
} as const satisfies Record<string, Moment>;
