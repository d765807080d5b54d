import { describe, expect, test } from 'vitest';
import { answerConsent } from '../support/case-actions.ts';
import { withChips } from '../support/chips.ts';
import {
  consentAll,
  effectsOn,
  file,
  messagesOf,
  only,
  pair,
  plotOf,
  residencesOf,
  startStories,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

describe('a renter with one owner', () => {
  test('moves in one transaction: the new residence begins at the instant the former one ends (R19)', async () => {
    const filed = await file(product, 'renter-one-owner');
    const { registrant, rka, formerRka } = filed.scenario;
    expect(await consentAll(product, filed)).toMatchObject({ stage: 'closed', outcome: 'registered', formerRka });
    const [former, current] = pair(await residencesOf(product, registrant));
    expect(former).toMatchObject({ rka: formerRka, current: false, closedBy: filed.caseId });
    expect(current).toMatchObject({ rka, current: true, until: null, openedBy: filed.caseId });
    expect(former.until).toEqual(current.from);
  });

  test('leaves an audit trail that tells the whole story', async () => {
    const filed = await file(product, 'renter-one-owner');
    await consentAll(product, filed);
    expect(await plotOf(product, filed.caseId)).toEqual([
      'application-received',
      'case-opened',
      'consent-given',
      'ownership-confirmed',
      'registration-committed',
      'follow-ups-done',
      'case-completed',
    ]);
  });

  test('has the population registry, the card and everybody concerned told, each once (R21, R22)', async () => {
    const filed = await file(withChips(product), 'renter-one-owner');
    const { caseId, scenario } = filed;
    await consentAll(product, filed);
    const owner = only(scenario.consenters).iin;
    expect(await messagesOf(product, caseId, 'consent-requested')).toEqual([owner]);
    expect(new Set(await messagesOf(product, caseId, 'registered'))).toEqual(new Set([scenario.applicant, owner]));
    expect(only(await effectsOn(product, 'population', caseId))).toMatchObject({ carriedOut: 1 });
    expect(only(await effectsOn(product, 'cards', caseId))).toMatchObject({ carriedOut: 1 });
  });
});

describe('an owner', () => {
  test('who is the only one needs nobody’s consent to live in their own dwelling (R9)', async () => {
    const { caseId, consents } = await file(product, 'sole-owner');
    expect(consents).toEqual([]);
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
  });

  test('who is one of several needs the others’ consent, not their own (R9)', async () => {
    const filed = await file(product, 'co-owner');
    expect(filed.consents.map(({ consenter }) => consenter.iin)).not.toContain(filed.scenario.registrant);
    expect(filed.consents).toHaveLength(filed.scenario.consenters.length);
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
  });

  test('that is an organisation consents through its head (R9)', async () => {
    const filed = await file(product, 'organisation-owner');
    expect(only(filed.consents).consenter.bin).toBe(only(filed.scenario.consenters).bin);
    expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
  });

  test.each(['minor-owner', 'incapable-owner'])(
    'who can’t consent does so through a representative: %s (R11)',
    async (name) => {
      const filed = await file(product, name);
      expect(only(filed.consents).capacity).toBe('owner-representative');
      expect(await consentAll(product, filed)).toMatchObject({ outcome: 'registered' });
    },
  );
});

describe('two owners', () => {
  test.each(['first', 'last'])('may answer in any order: the one who was asked %s begins', async (begins) => {
    const filed = await file(product, 'renter-two-owners');
    const consents = begins === 'first' ? filed.consents : filed.consents.toReversed();
    expect(await consentAll(product, { ...filed, consents })).toMatchObject({ outcome: 'registered' });
  });

  test('may answer at the same moment', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const answers = await Promise.all(consents.map((consent) => answerConsent(product, scenario, caseId, consent)));
    expect(answers.map(({ status }) => status)).toEqual(consents.map(() => 200));
    expect(await untilOver(product, caseId)).toMatchObject({ outcome: 'registered' });
    expect(await residencesOf(product, scenario.registrant)).toHaveLength(2);
  });

  test('end the case when one of them declines, whatever the other said (R14)', async () => {
    const { scenario, caseId, consents } = await file(product, 'renter-two-owners');
    const [first, second] = pair(consents);
    await answerConsent(product, scenario, caseId, first);
    const { status, body } = await answerConsent(product, scenario, caseId, second, 'decline');
    expect(status).toBe(200);
    expect(body).toMatchObject({ stage: 'closed', outcome: 'declined' });
    expect(body.consents?.map((consent) => consent.status)).toEqual(['given', 'declined']);
    expect(await residencesOf(product, scenario.registrant)).toEqual([]);
  });
});

describe('somebody else files', () => {
  test.each(['teenager-15', 'child-on-general-grounds', 'ward', 'attorney-applicant', 'hostel', 'office-building'])(
    '%s: the registrant is registered (R2–R5, R8)',
    async (name) => {
      const filed = await file(product, name);
      if (filed.consents.length > 0) await consentAll(product, filed);
      expect(await untilOver(product, filed.caseId)).toMatchObject({
        outcome: 'registered',
        registrant: { iin: filed.scenario.registrant },
      });
    },
  );
});
