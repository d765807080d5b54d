import { describe, expect, test } from 'vitest';
import { answerConsent } from '../support/case-actions.ts';
import {
  consentAll,
  effectsOn,
  file,
  fileFor,
  messagesOf,
  only,
  plotOf,
  readCase,
  residencesOf,
  startStories,
  trailOf,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

/** Two who live with an owner, and a co-owner: who is named, in the application's order. */
const family = async () => {
  const scenario = await product.control.takeScenario('withdrawal-of-family');
  const [first = '', second = '', coOwner = ''] = (scenario.people ?? []).map(({ iin }) => iin);
  return { scenario, first, second, coOwner };
};

/** What became of each person of a case. */
const resultsOf = async (caseId: string) =>
  (await readCase(product, caseId)).people?.map(({ iin, outcome, refusal }) => [iin, outcome, refusal?.ground ?? null]);

describe('a withdrawal at the owner’s request', () => {
  test('R23: the co-owner confirms, and the residence ends at that instant; nothing begins', async () => {
    const filed = await file(product, 'owner-withdrawal');
    const { registrant, rka, consenters } = filed.scenario;
    expect(only(filed.consents).consenter.iin).toBe(only(consenters).iin);
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'withdrawn', formerRka: rka, residenceId: null });
    const entry = only(await residencesOf(product, registrant));
    expect(entry).toMatchObject({ rka, current: false, closedBy: filed.caseId });
    expect(entry.until).not.toBeNull();
  });

  test('R23: rests on a certificate of registered rights, whose number the audit trail keeps', async () => {
    const filed = await file(product, 'owner-withdrawal');
    await consentAll(product, filed);
    const confirmed = (await trailOf(product, filed.caseId)).flatMap(({ fact }) =>
      fact.type === 'ownership-confirmed' ? [fact] : [],
    );
    expect(only(confirmed).rightsCertificate).toMatch(/\S/);
  });

  test('R23: whoever is withdrawn is told before it happens and after', async () => {
    const filed = await file(product, 'owner-withdrawal');
    const { registrant } = filed.scenario;
    expect(await messagesOf(product, filed.caseId, 'withdrawal-announced')).toEqual([registrant]);
    expect(await messagesOf(product, filed.caseId, 'withdrawn')).toEqual([]);
    await consentAll(product, filed);
    expect(await messagesOf(product, filed.caseId, 'withdrawn')).toContain(registrant);
  });

  test('R21, R23: the population registry learns that the residence ended, without a new one', async () => {
    const filed = await file(product, 'owner-withdrawal');
    await consentAll(product, filed);
    expect(only(await effectsOn(product, 'population', filed.caseId))).toMatchObject({
      carriedOut: 1,
      body: { iin: filed.scenario.registrant, kind: 'PERMANENT', rka: null },
    });
  });

  test('R23: needs nobody else where the applicant is the only owner', async () => {
    const { caseId, consents } = await file(product, 'owner-withdrawal-sole-owner');
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'withdrawn' });
  });

  test('R14, R23: a co-owner who declines ends it, and everybody stays', async () => {
    const { scenario, caseId, consents } = await file(product, 'owner-withdrawal');
    const { body } = await answerConsent(product, scenario, caseId, only(consents), 'decline');
    expect(body).toMatchObject({ outcome: 'declined' });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('R15, R23: a co-owner who says nothing has confirmed nothing', async () => {
    const { scenario, caseId } = await file(product, 'owner-withdrawal');
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'expired' });
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });
});

describe('several people in one application', () => {
  test('R23: each has a result of their own: two go, the one who owns a share can’t be removed', async () => {
    const { scenario, first, second, coOwner } = await family();
    const filed = await fileFor(product, scenario);
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'withdrawn' });
    expect(await resultsOf(filed.caseId)).toEqual([
      [first, 'withdrawn', null],
      [second, 'withdrawn', null],
      [coOwner, 'refused', 'registrant-owns-share'],
    ]);
    expect(only(await residencesOf(product, coOwner))).toMatchObject({ current: true, closedBy: null });
    for (const iin of [first, second]) {
      expect(only(await residencesOf(product, iin))).toMatchObject({ current: false, closedBy: filed.caseId });
    }
  });

  test('R23: who became an owner while the co-owner was asked can’t be removed any more; the other goes', async () => {
    const { scenario, first, second, coOwner } = await family();
    const filed = await fileFor(product, scenario);
    const owners = [scenario.applicant, coOwner, second].map((iin) => ({ iin, share: '1/3' }));
    await product.control.changeDwelling(scenario.rka, { owners });
    // The new owner is asked, too: about the first, who is still to go.
    const { body } = await answerConsent(product, scenario, filed.caseId, only(filed.consents));
    const asked = only((body.consents ?? []).filter(({ status }) => status === 'pending'));
    expect(asked.consenter.iin).toBe(second);
    await answerConsent(product, scenario, filed.caseId, asked);
    expect(await untilOver(product, filed.caseId)).toMatchObject({ outcome: 'withdrawn' });
    expect(await resultsOf(filed.caseId)).toEqual([
      [first, 'withdrawn', null],
      [second, 'refused', 'registrant-owns-share'],
      [coOwner, 'refused', 'registrant-owns-share'],
    ]);
  });

  test('R23: who has moved away meanwhile isn’t withdrawn from where they live now; the other goes', async () => {
    const { scenario, first, second } = await family();
    const filed = await fileFor(product, scenario);
    const move = await product.control.takeScenario('renter-one-owner');
    const moving = await fileFor(product, {
      ...move,
      applicantSignAs: { iin: second },
      application: { ...move.application, applicant: { iin: second, capacity: 'self' }, registrant: { iin: second } },
    });
    await consentAll(product, moving);
    await consentAll(product, filed);
    expect(await untilOver(product, filed.caseId)).toMatchObject({ outcome: 'withdrawn' });
    expect((await resultsOf(filed.caseId))?.slice(0, 2)).toEqual([
      [first, 'withdrawn', null],
      [second, 'refused', 'not-resident-there'],
    ]);
    expect((await residencesOf(product, second)).at(-1)).toMatchObject({ current: true, rka: move.rka });
  });

  test('R28: who was refused alone is nobody’s open case: an owner who can’t remove somebody keeps no other from asking', async () => {
    const { scenario } = await family();
    const other = await product.control.takeScenario('owner-withdrawal-sole-owner');
    const furtherRegistrants = [{ iin: other.registrant }];
    const open = await fileFor(product, { ...scenario, application: { ...scenario.application, furtherRegistrants } });
    expect((await resultsOf(open.caseId))?.at(-1)).toEqual([other.registrant, 'refused', 'not-resident-there']);
    const { caseId } = await fileFor(product, other);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'withdrawn' });
    expect(await readCase(product, open.caseId)).toMatchObject({ stage: 'awaiting-consent' });
  });

  test('R25: who has died meanwhile is refused alone', async () => {
    const { scenario, first, second } = await family();
    const filed = await fileFor(product, scenario);
    await product.control.changePerson(first, { lifeStatus: 'DECEASED' });
    await consentAll(product, filed);
    expect((await resultsOf(filed.caseId))?.slice(0, 2)).toEqual([
      [first, 'refused', 'registrant-deceased'],
      [second, 'withdrawn', null],
    ]);
  });
});

describe('somebody else files for an owner', () => {
  test.each(['withdrawal-by-attorney-of-owner', 'withdrawal-for-minor-owner', 'withdrawal-by-company'])(
    'R5, R11, R23: %s: the resident is withdrawn and nobody has to confirm',
    async (name) => {
      const { scenario, caseId, consents } = await file(product, name);
      expect(consents).toEqual([]);
      expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'withdrawn' });
      expect(only(await residencesOf(product, scenario.registrant))).toMatchObject({ current: false });
    },
  );

  test('R23: a stranger is refused, and nobody is bothered', async () => {
    const { scenario, caseId } = await file(product, 'withdrawal-by-stranger');
    expect(await untilOver(product, caseId)).toMatchObject({
      outcome: 'refused',
      refusal: { ground: 'applicant-not-owner' },
    });
    expect(await messagesOf(product, caseId, 'withdrawal-announced')).toEqual([]);
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });

  test('R16, R23: who sold the dwelling before the co-owner confirmed is nobody to ask for it any more', async () => {
    const filed = await file(product, 'owner-withdrawal');
    const coOwner = only(filed.scenario.consenters).iin;
    await product.control.changeDwelling(filed.scenario.rka, { owners: [{ iin: coOwner, share: '1/1' }] });
    expect(await consentAll(product, filed)).toMatchObject({
      outcome: 'refused',
      refusal: { ground: 'applicant-not-owner' },
    });
    expect(await plotOf(product, filed.caseId)).not.toContain('registration-committed');
  });
});
