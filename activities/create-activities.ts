import { decideConsent, revokeConsent } from './answer-consent.ts';
import { atArrival, atExecution } from './boundary.ts';
import { carryOutFollowUps } from './carry-out-follow-ups.ts';
import {
  addNote,
  assignCase,
  cancelApplication,
  decideCaseReview,
  endObjectionPeriod,
  expireConsents,
  extendDeadline,
  markResumed,
  markStuck,
} from './change-course.ts';
import { commitRegistration } from './commit-registration.ts';
import type { Dependencies } from './dependencies.ts';
import { endStayEarly, endStayInTime } from './end-stay.ts';
import { lookAtChipOrder } from './look-at-chip-order.ts';
import { remindConsenter, remindConsenters, requestConsents } from './notify-consenters.ts';
import { openCase, receiveApplication } from './open-case.ts';
import { raiseObjection } from './raise-objection.ts';
import { tellOutcome } from './tell-outcome.ts';
import { verifyIdentity } from './verify-identity.ts';

/** Every step of a case. Each is safe to run twice, and each that records something answers with the events the workflow doesn't know yet. */
export const createActivities = (dependencies: Dependencies) => ({
  receiveApplication: atArrival(receiveApplication(dependencies)),
  openCase: atExecution(openCase(dependencies)),
  requestConsents: atExecution(requestConsents(dependencies)),
  remindConsenters: atExecution(remindConsenters(dependencies)),
  decideConsent: atArrival(decideConsent(dependencies)),
  revokeConsent: atArrival(revokeConsent(dependencies)),
  cancelApplication: atArrival(cancelApplication(dependencies)),
  decideCaseReview: atArrival(decideCaseReview(dependencies)),
  extendDeadline: atArrival(extendDeadline(dependencies)),
  assignCase: atArrival(assignCase(dependencies)),
  addNote: atArrival(addNote(dependencies)),
  remindConsenter: atArrival(remindConsenter(dependencies)),
  raiseObjection: atArrival(raiseObjection(dependencies)),
  endStayEarly: atArrival(endStayEarly(dependencies)),
  endStayInTime: atExecution(endStayInTime(dependencies)),
  endObjectionPeriod: atExecution(endObjectionPeriod(dependencies)),
  lookAtChipOrder: atExecution(lookAtChipOrder(dependencies)),
  tellOutcome: atExecution(tellOutcome(dependencies)),
  expireConsents: atExecution(expireConsents(dependencies)),
  commitRegistration: atExecution(commitRegistration(dependencies)),
  carryOutFollowUps: atExecution(carryOutFollowUps(dependencies)),
  markStuck: atExecution(markStuck(dependencies)),
  markResumed: atExecution(markResumed(dependencies)),
  verifyIdentity: atArrival(verifyIdentity(dependencies)),
});

export type Activities = ReturnType<typeof createActivities>;
