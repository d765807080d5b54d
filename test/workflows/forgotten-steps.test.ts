import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/case-events.ts';
import { carryOutFollowUps } from '../../activities/carry-out-follow-ups.ts';
import { commitRegistration } from '../../activities/commit-registration.ts';
import { FOLLOW_UPS } from '../../domain/case.ts';
import { changeCase, findCase } from '../../store/writer.ts';
import { answerConsent, caseIn, fileScenario } from '../support/case-actions.ts';
import {
  consentAll,
  countOf,
  file,
  messagesOf,
  only,
  pair,
  readCase,
  startStories,
  untilCaseIs,
  untilOver,
} from '../support/story.ts';

/**
 * A worker died after a step had committed and before its workflow task was complete; the message is gone with it. The
 * store knows what happened, the workflow doesn't (docs/decisions/0002).
 */

const product = await startStories();

/** Writes what such a step wrote, behind the workflow's back. */
const happensUnnoticed = (caseId: string, fact: Fact, at = new Date().toISOString()) => {
  const { connection, models } = product.dependencies;
  const actor = { kind: 'consenter', id: null } as const;
  return changeCase(connection, models, { caseId, since: 0, at, actor, decide: () => ({ facts: [fact] }) });
};

const answered = (type: 'consent-given' | 'consent-declined', consentId: string): Fact => ({
  type,
  consentId,
  evidenceId: randomUUID(),
  powerOfAttorneyId: null,
});

const given = (consentId: string): Fact => answered('consent-given', consentId);

describe('a step that its workflow has forgotten', () => {
  test('counts as soon as another one looks: a consent given before completes the case with the next', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [first, second] = pair(consents);
    await happensUnnoticed(caseId, given(first.consentId));
    const { status, body } = await answerConsent(product, scenario, caseId, second);
    expect({ status, outcome: body.outcome }).toEqual({ status: 200, outcome: 'registered' });
  });

  test('is never overridden by the deadline: the last consent had come (R15)', async () => {
    const { caseId, consents } = await file(product, 'renter-one-owner');
    await happensUnnoticed(caseId, given(only(consents).consentId));
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await countOf(product, caseId, 'deadline-passed')).toBe(0);
  });

  test('ends the case when it was a refusal, and nobody is reminded any more', async () => {
    const { caseId, consents } = await file(product, 'renter-two-owners');
    const [first] = pair(consents);
    await happensUnnoticed(caseId, answered('consent-declined', first.consentId));
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'declined' });
    expect(await messagesOf(product, caseId, 'consent-reminder')).toEqual([]);
  });

  test('doesn’t keep a consent away that is wanted again: it was taken back, and is given anew (R14)', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [first, second] = pair(consents);
    await answerConsent(product, scenario, caseId, first);
    const revoked = { type: 'consent-revoked', consentId: first.consentId, evidenceId: randomUUID() } as const;
    const { deadlineAt } = await readCase(product, caseId);
    await happensUnnoticed(caseId, { ...revoked, nonce: randomUUID(), deadlineAt: String(deadlineAt) });
    expect((await answerConsent(product, scenario, caseId, first)).status).toBe(200);
    await answerConsent(product, scenario, caseId, second);
    await untilCaseIs(product, caseId, { outcome: 'registered' });
    expect(await countOf(product, caseId, 'consent-given')).toBe(3);
  });

  test('is asked for a few times only: repeats of what is decided can’t fill a history', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [first] = pair(consents);
    await answerConsent(product, scenario, caseId, first);
    const handle = product.environment.client.workflow.getHandle(caseId);
    const accepted = async (): Promise<number> => {
      const { events } = await handle.fetchHistory();
      return events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length ?? 0;
    };
    const before = await accepted();
    const attempts = 8;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const { status } = await answerConsent(product, scenario, caseId, first, 'decline');
      expect(status).toBe(409);
    }
    expect((await accepted()) - before).toBeGreaterThan(0);
    expect((await accepted()) - before).toBeLessThan(attempts);
  });

  test('wakes a stay that it has ended, even if the case was over before its workflow knew of it (R20)', async () => {
    const stay = await file(product, 'temporary-stay');
    await consentAll(product, stay);
    const application = { ...stay.scenario.application, service: 'permanent-residence', stay: undefined };
    const forGood = { ...stay.scenario, application };
    const { caseId, consents } = caseIn(await fileScenario(product, forGood));
    const consent = only(consents);
    await happensUnnoticed(caseId, given(consent.consentId));
    const { dependencies } = product;
    const basis = async () => ({
      caseId,
      known: await findCase(dependencies.models, caseId),
      at: new Date().toISOString(),
    });
    await commitRegistration(dependencies)(await basis());
    await carryOutFollowUps(dependencies)({ ...(await basis()), names: FOLLOW_UPS });
    await answerConsent(product, forGood, caseId, consent, 'decline');
    const woken = await untilCaseIs(product, stay.caseId, { stage: 'closed' });
    expect(woken).toMatchObject({ stay: { ended: { how: 'superseded' } } });
  });
});
