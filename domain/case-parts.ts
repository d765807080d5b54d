import type { Case, Consent, Ending, Objection, OpenedCase } from './case.ts';
import type { AskedConsent } from './case-events.ts';

/** How a case is taken apart and put together again when it moves to another stage. */

type Filed = Omit<Extract<Case, { stage: 'opening' }>, 'stage'>;
type Opened = Omit<Extract<Case, { stage: 'checking-ownership' }>, 'stage'>;

/** The part that every stage has, so that nothing of the stage that is left lingers in the next. */
const filedPart = (state: Case): Filed => ({
  caseId: state.caseId,
  application: state.application,
  applicationDigest: state.applicationDigest,
  client: state.client,
  receivedAt: state.receivedAt,
  updatedAt: state.updatedAt,
  revision: state.revision,
  stuck: state.stuck,
  learned: state.learned,
  people: state.people,
  consents: state.consents,
  objections: state.objections,
  assignee: state.assignee,
  ...(state.noteIds === undefined ? {} : { noteIds: state.noteIds }),
});

export const openedPart = (state: OpenedCase): Opened => ({
  ...filedPart(state),
  titleHolders: state.titleHolders,
  askedAt: state.askedAt,
  deadlineAt: state.deadlineAt,
  remindedFor: state.remindedFor,
  objectionsUntil: state.objectionsUntil,
  waived: state.waived,
});

/** Whether the case is held for those who may yet object (R23); who has objected needs no more time. */
const awaitsObjections = ({ objectionsUntil, objections }: OpenedCase, at: string): boolean =>
  objectionsUntil !== null && at <= objectionsUntil && objections.every(({ status }) => status === 'open');

/** Where a case stands once it is known who has consented: still waiting, held for objections, or on to the registry. */
export const settle = (state: OpenedCase, consents: readonly Consent[], at: string): Case => {
  const complete = consents.every(({ status }) => status === 'given');
  if (!complete) return { ...openedPart(state), consents, stage: 'awaiting-consent' };
  if (state.stage !== 'awaiting-consent') return { ...state, consents };
  const stage = awaitsObjections(state, at) ? 'awaiting-objections' : 'checking-ownership';
  return { ...openedPart(state), consents, stage };
};

export const close = (state: Case, ending: Ending, closedAt: string): Case => ({
  ...filedPart(state),
  stuck: [],
  stage: 'closed',
  ending,
  closedAt,
});

export const asPending = (asked: AskedConsent): Consent => ({
  ...asked,
  status: 'pending',
  decidedAt: null,
  evidenceId: null,
  powerOfAttorneyId: null,
  rejectedAt: [],
});

export const changeConsent = (state: Case, consentId: string, change: Partial<Consent>): readonly Consent[] =>
  state.consents.map((consent) => (consent.consentId === consentId ? { ...consent, ...change } : consent));

export const changeObjection = (state: Case, objectionId: string, change: Partial<Objection>): readonly Objection[] =>
  state.objections.map((objection) =>
    objection.objectionId === objectionId ? { ...objection, ...change } : objection,
  );
