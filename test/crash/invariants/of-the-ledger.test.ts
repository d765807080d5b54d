import { expectNoticed } from './expect-noticed.ts';
import { OF_THE_LEDGER } from './of-the-ledger.ts';
import { withResidences, withTrail } from './damage.ts';
import {
  AT,
  BEFORE,
  LATER,
  LODGING,
  MOVE,
  NEW_HOME,
  OLD_HOME,
  SOUND,
  STAY,
  STAY_HOME,
  STAYED,
  trailOf,
  WITHDRAWAL,
} from './sound-traces.ts';

const goesOn = { current: true, until: null, closedBy: null } as const;

expectNoticed(OF_THE_LEDGER, [
  [
    'nobody has two current residences of one kind (R19, R20)',
    'two permanent residences',
    withResidences({ ...OLD_HOME, ...goesOn }),
  ],
  [
    'nobody has two current residences of one kind (R19, R20)',
    'two stays',
    withResidences({ ...STAYED, ...goesOn }, { ...STAYED, ...goesOn, _id: 'another stay' }),
  ],
  [
    'what has ended says when and by which case, and what goes on says neither',
    'an end without a case',
    withResidences({ ...LODGING, closedBy: null }),
  ],
  [
    'what has ended says when and by which case, and what goes on says neither',
    'a stay without a last day',
    withResidences({ ...STAYED, ...goesOn }),
  ],
  [
    'what has ended says when and by which case, and what goes on says neither',
    'an end before the beginning',
    withResidences({ ...STAYED, until: new Date(BEFORE) }),
  ],
  [
    'residences of one kind follow each other without overlap (R19, R20)',
    'a residence that ends after the next began',
    withResidences({ ...OLD_HOME, until: new Date(LATER) }),
  ],
  [
    'residences of one kind follow each other without overlap (R19, R20)',
    'a stay inside another',
    withResidences({ ...STAYED, _id: 'another stay', from: new Date(Date.parse(AT) + 1) }),
  ],
  [
    'a move leaves no moment without a home (R19)',
    'a hole between two homes',
    withResidences({ ...OLD_HOME, until: new Date(BEFORE) }),
  ],
  [
    'a move leaves no moment without a home (R19)',
    'a former home that wasn’t left',
    withResidences({ ...OLD_HOME, ...goesOn }),
  ],
  [
    'what a case did, and nothing else, is in the ledger',
    'a registration without a residence',
    { residences: SOUND.residences.filter(({ _id }) => _id !== NEW_HOME._id) },
  ],
  [
    'what a case did, and nothing else, is in the ledger',
    'a residence without a registration',
    withTrail(trailOf(MOVE.slice(0, 2))),
  ],
  [
    'what a case did, and nothing else, is in the ledger',
    'two residences of one case',
    withResidences({ ...NEW_HOME, _id: 'another home' }),
  ],
  [
    'what a case did, and nothing else, is in the ledger',
    'a residence that ended and wasn’t named',
    withResidences({ ...STAY_HOME, current: false, until: new Date(AT), closedBy: 'withdrawal' }),
  ],
  [
    'what a case did, and nothing else, is in the ledger',
    'a residence of a case that doesn’t exist',
    withResidences({ ...STAY_HOME, openedBy: 'stray' }),
  ],
  [
    'who is registered is registered as applied',
    'another dwelling',
    withResidences({ ...NEW_HOME, rka: 'another dwelling' }),
  ],
  ['who is registered is registered as applied', 'another person', withResidences({ ...NEW_HOME, iin: 'lodger' })],
  [
    'who is registered is registered as applied',
    'a stay that counts as a home',
    withResidences({ ...STAYED, kind: 'permanent' }),
  ],
  [
    'each person’s result is in the ledger (R23, R24)',
    'a withdrawal that ended nothing',
    withResidences({ ...LODGING, ...goesOn }),
  ],
  [
    'each person’s result is in the ledger (R23, R24)',
    'somebody withdrawn who was refused',
    withTrail(
      trailOf([
        ...WITHDRAWAL.slice(0, 5),
        { type: 'person-refused', iin: 'lodger', ground: 'registrant-owns-share', reason: null },
        ...WITHDRAWAL.slice(5),
      ]),
    ),
  ],
  [
    'a stay ends as its case says (R20)',
    'a stay that the ledger doesn’t end',
    withResidences({ ...STAYED, current: true, closedBy: null }),
  ],
  ['a stay ends as its case says (R20)', 'a stay that goes on in its case', withTrail(trailOf(STAY))],
  [
    'a stay ends as its case says (R20)',
    'a stay ended by its own case that says otherwise',
    withTrail(trailOf(STAY, [{ type: 'stay-ended', how: 'superseded', followUps: [] }, { type: 'case-completed' }])),
  ],
  ['a stay ends as its case says (R20)', 'another day', withResidences({ ...STAYED, until: new Date(AT) })],
  [
    'the former address is taken over once',
    'twice',
    withResidences({ ...OLD_HOME, _id: 'older home', until: new Date(BEFORE) }),
  ],
  [
    'the former address is taken over once',
    'after the ledger knew better',
    withResidences({ ...OLD_HOME, from: new Date(LATER) }),
  ],
  [
    'nobody stays where they live (R20)',
    'a stay at home',
    withResidences({ ...STAYED, current: true, closedBy: null, rka: 'old home' }),
  ],
]);
