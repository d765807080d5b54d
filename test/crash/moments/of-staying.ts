import { endStay, fileAccepted } from '../case-steps.ts';
import { forGood, inPlaceOf } from '../stories/filings.ts';
import { ownerOf } from '../stories/story.ts';
import {
  type Act,
  ENGINE_STOPS_WHILE_WRITING,
  engineStopsWhileAsking,
  file,
  fileUntilSettled,
  give,
  type Moment,
  nextStepWaitsFor,
  replyIsLost,
} from './moment.ts';

const guest = { scenario: 'temporary-stay' } as const;
const staying = { ...guest, before: fileUntilSettled } as const;

const prolong = ({ stage, scenario, key }: Act): Promise<string> => fileAccepted(stage, scenario, `${key}-longer`);

const prolongAfterStay = async (act: Act): Promise<string> => {
  await fileUntilSettled(act);
  return prolong(act);
};

const moveAfterStay = async (act: Act): Promise<string> => {
  const { stage, scenario, key } = act;
  await fileUntilSettled(act);
  return fileAccepted(stage, forGood(scenario), `${key}-for-good`);
};

/** Stays somewhere else from now on; the case of the former stay is woken. */
const stayElsewhere = async (act: Act): Promise<void> => {
  const { stage, scenario, other, key } = act;
  const elsewhere = inPlaceOf(other, scenario.registrant);
  const caseId = await fileAccepted(stage, elsewhere, `${key}-elsewhere`);
  await give(act, caseId, elsewhere);
};

/** The awaits that only a stay has (R20). */
export const OF_STAYING = {
  // The first of all moments, because it is told by a conflict in the store: no other case may write meanwhile.
  'the case of a former stay learned that it is over': {
    ...staying,
    holds: ENGINE_STOPS_WHILE_WRITING,
    step: stayElsewhere,
    shown: 'stay-ended',
    outcomes: ['registered', 'registered'],
  },
  'the stay was committed': {
    ...guest,
    before: file,
    holds: nextStepWaitsFor('notifications'),
    step: give,
    shown: 'registration-committed',
  },
  'a longer stay was committed, and nobody has woken the former one': {
    ...guest,
    before: prolongAfterStay,
    holds: nextStepWaitsFor('notifications'),
    step: give,
    shown: 'registration-committed',
    outcomes: ['registered', 'registered'],
  },
  'a move where somebody stays was over, and nobody has woken the stay': {
    ...guest,
    before: moveAfterStay,
    holds: engineStopsWhileAsking('notifications', 'send-message'),
    step: give,
    shown: 'case-completed',
    outcomes: ['registered', 'registered'],
  },
  'the end of a stay was recorded': {
    ...staying,
    holds: nextStepWaitsFor('population'),
    step: ({ stage, scenario }, caseId) => endStay(stage, caseId, scenario.registrant),
    shown: 'stay-ended',
  },
  'the end of a stay was told and the reply got lost': {
    ...staying,
    holds: replyIsLost('population', 'record-address-change'),
    step: ({ stage, scenario }, caseId) => endStay(stage, caseId, ownerOf(scenario)),
    shown: { effectOf: 'population' },
  },
} as const satisfies Record<string, Moment>;
