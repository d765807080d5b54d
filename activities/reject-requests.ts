import type { ClientSession } from 'mongoose';
import type { Application } from '../domain/application.ts';
import { askedTooOften, countedSince, thoseToSpare } from '../domain/asked-too-often.ts';
import type { Decision } from '../domain/decision.ts';
import type { Policy } from '../domain/policy.ts';
import { findFormerRequests } from '../store/former-requests.ts';
import type { Models } from '../store/schemas.ts';
import { findCase } from '../store/writer.ts';

/** Somebody whom an application would ask has been asked too often already. */
export class AskedTooOften extends Error {
  override readonly name = 'AskedTooOften';
  readonly retryAt: string;
  constructor(retryAt: string) {
    super('somebody who would have to consent has been asked too often');
    this.retryAt = retryAt;
  }
}

interface ToBeOpened {
  readonly opening: { readonly caseId: string; readonly application: Application; readonly at: string };
  readonly decision: Decision;
  readonly policy: Policy;
}

/**
 * Asked in the transaction that would open the case, of every consent that it would ask for.
 *
 * @throws {AskedTooOften} where the application isn't to be accepted now
 */
export async function rejectRequests(
  models: Models,
  { opening: { caseId, application, at }, decision, policy }: ToBeOpened,
  session: ClientSession,
): Promise<void> {
  const asked = decision.facts.flatMap((fact) => (fact.type === 'case-opened' ? fact.consents : []));
  const applicant = application.applicant.iin;
  const consenters = thoseToSpare(asked, applicant, policy);
  const before = await findFormerRequests(models, { consenters, since: countedSince(policy, at) }, session);
  const retryAt = askedTooOften({ asked, applicant, before }, { policy, at });
  if (retryAt === undefined) return;
  // An attempt that was repeated after its commit counts its own case: that one is open, whatever came after it.
  if ((await findCase(models, caseId, session)) === undefined) throw new AskedTooOften(retryAt);
}
