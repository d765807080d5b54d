import type { Fact } from '../../../domain/case-events.ts';
import { expectNoticed } from './expect-noticed.ts';
import { OF_CASES } from './of-cases.ts';
import { withTrail } from './damage.ts';
import { documentOf, MOVE, SOUND, STAY, STAY_END, trailOf, WAITING, WITHDRAWAL } from './sound-traces.ts';

const isNo =
  (type: Fact['type']) =>
  (fact: Fact): boolean =>
    fact.type !== type;

const move = documentOf(trailOf(MOVE));
const { state } = documentOf(trailOf(MOVE.slice(0, -1)));
const waiting = documentOf(trailOf(WAITING));
const withoutEvidence = (id: string) => ({ evidence: SOUND.evidence.filter(({ _id }) => _id !== id) });

expectNoticed(OF_CASES, [
  ['every accepted case is in the store', 'a case that nobody knows', { accepted: ['move', 'lost'] }],
  ['the api never contradicts itself', 'a case that was denied', { complaints: ['denied'] }],
  [
    'a case is closed exactly when its workflow is completed',
    'a workflow that hangs',
    { workflows: new Map([...SOUND.workflows, ['move', 'RUNNING']]) },
  ],
  [
    'a case is closed exactly when its workflow is completed',
    'an open case that nothing carries on',
    { workflows: new Map([...SOUND.workflows, ['waiting', 'COMPLETED']]) },
  ],
  ['a case is closed exactly when its workflow is completed', 'a workflow that is gone', { workflows: new Map() }],
  [
    'every workflow has its case',
    'a workflow that works for nobody',
    { workflows: new Map([...SOUND.workflows, ['stray', 'RUNNING']]) },
  ],
  ['the audit trail has no gap', 'an event missing', withTrail(trailOf(MOVE).toSpliced(3, 1), move)],
  ['the audit trail has no gap', 'an event twice', withTrail([...trailOf(MOVE).slice(0, 1), ...trailOf(MOVE)], move)],
  [
    'the audit trail tells how the case stands',
    'a case file from before',
    withTrail(trailOf(MOVE), { ...move, state }),
  ],
  [
    'what the api said was done is in the audit trail',
    'an answer without an event',
    { acknowledged: [{ caseId: 'stay', fact: 'case-refused' }] },
  ],
  [
    'what the api said was done is in the audit trail',
    'the answer of another consenter',
    { acknowledged: [{ caseId: 'move', fact: 'consent-given', of: 'stay-consent' }] },
  ],
  [
    'what the api said was done is in the audit trail',
    'the refusal of another person',
    { acknowledged: [{ caseId: 'withdrawal', fact: 'person-refused', of: 'lodger' }] },
  ],
  [
    'nothing is committed without the consents needed (R9)',
    'a commit before the consent',
    withTrail(trailOf(MOVE.filter(isNo('consent-given'))), move),
  ],
  [
    'nothing is committed without the consents needed (R9)',
    'no evidence kept of the consent',
    withoutEvidence('withdrawal-yes'),
  ],
  [
    'nothing is committed without the consents needed (R9)',
    'no evidence kept of the application',
    withoutEvidence('stay-application'),
  ],
  [
    'objections and early ends of stays are proved (R20, R23)',
    'an objection without evidence',
    withoutEvidence('objection-proof'),
  ],
  [
    'objections and early ends of stays are proved (R20, R23)',
    'an end of a stay that nobody signed',
    withoutEvidence('stay-end'),
  ],
  [
    'objections and early ends of stays are proved (R20, R23)',
    'a signed end of a stay that goes on',
    withTrail(trailOf(STAY)),
  ],
  [
    'nobody has two open cases of one service (R28)',
    'a second open case',
    { cases: [...SOUND.cases, { ...waiting, _id: 'waiting-too' }] },
  ],
  [
    'nobody has two open cases of one service (R28)',
    'a second withdrawal of one of several people',
    { cases: [waiting, { ...waiting, _id: 'waiting-too', addressedIins: ['somebody', 'hopeful'] }] },
  ],
  [
    'every registration has a certificate code of its own (R22)',
    'one code for two',
    withTrail(
      trailOf(
        STAY.map((fact) => (fact.type === 'registration-committed' ? { ...fact, certificateCode: 'CODE-1' } : fact)),
        STAY_END,
      ),
    ),
  ],
  [
    'every registration has a certificate code of its own (R22)',
    'a registration without a code',
    withTrail(
      trailOf(MOVE.map((fact) => (fact.type === 'registration-committed' ? { ...fact, certificateCode: null } : fact))),
    ),
  ],
  [
    'every registration has a certificate code of its own (R22)',
    'a code under which nobody finds the case',
    withTrail(trailOf(MOVE), { ...move, certificateCode: null }),
  ],
  [
    'a committed case waits for nothing but a chip or a last day (R20, R21)',
    'a follow-up that nobody carries out',
    withTrail(trailOf(STAY.slice(0, -1))),
  ],
  [
    'a committed case waits for nothing but a chip or a last day (R20, R21)',
    'a case that nobody completes',
    withTrail(trailOf(WITHDRAWAL.slice(0, -1))),
  ],
]);
