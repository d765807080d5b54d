import { afterEach, describe, expect, test } from 'vitest';
import type { Scenario } from '../../cli/registries-control.ts';
import type { Language } from '../../domain/facts.ts';
import { answerConsent, endStay } from '../support/case-actions.ts';
import {
  consentAll,
  type Filed,
  file,
  fileFor,
  inOrder,
  messagesOf,
  noticesOf,
  only,
  pair,
  startStories,
  untilOver,
} from '../support/story.ts';

const product = await startStories();

afterEach(async () => {
  await product.control.clearFaults();
});

const PREFERRED = { kk: 'KAZ', ru: 'RUS', en: 'ENG' } as const satisfies Record<Language, string>;

/** What the population registry says about the language in which somebody wants to be written to. */
const prefers = async (iin: string | undefined, language: Language | null): Promise<unknown> =>
  product.control.changePerson(String(iin), { preferredLanguage: language === null ? null : PREFERRED[language] });

const inLanguage = (scenario: Scenario, language: Language): Scenario => ({
  ...scenario,
  application: { ...scenario.application, language },
});

const decline = async ({ scenario, caseId, consents }: Filed): Promise<unknown> =>
  answerConsent(product, scenario, caseId, only(consents), 'decline');

/** Every way in which a case with one owner ends, and what is written then. */
const ENDINGS: readonly (readonly [template: string, scenario: string, end: (filed: Filed) => Promise<unknown>])[] = [
  ['registered', 'renter-one-owner', (filed) => consentAll(product, filed)],
  ['declined', 'renter-one-owner', decline],
  ['expired', 'renter-one-owner', ({ caseId }) => untilOver(product, caseId)],
  ['cancelled', 'renter-one-owner', ({ caseId }) => product.api.cancel(caseId, 'found another flat')],
  [
    'refused',
    'arrested-dwelling',
    async (filed) => {
      await consentAll(product, filed);
      await product.api.review(filed.caseId, 'refuse', 'the court forbids it');
    },
  ],
];

describe('R22, R29: how a case ended', () => {
  test.each(ENDINGS)('R22: %s: applicant and owner are told, each once', async (template, name, end) => {
    const filed = await file(product, name);
    await end(filed);
    await untilOver(product, filed.caseId);
    const told = await messagesOf(product, filed.caseId, template);
    expect(inOrder(told)).toEqual(inOrder([filed.scenario.applicant, only(filed.scenario.consenters).iin]));
  });

  test.each(ENDINGS)('R22: %s: once also where the answer to the message gets lost', async (template, name, end) => {
    const filed = await file(product, name);
    await product.control.putFault({ registry: 'notifications', mode: 'drop-reply', next: 5 });
    await end(filed);
    await untilOver(product, filed.caseId);
    // That each went out once is checked by `messagesOf`.
    expect(await messagesOf(product, filed.caseId, template)).toHaveLength(2);
  });

  test('R22, R29: refused when it was to be opened: the applicant is told the ground, and nobody else', async () => {
    const { caseId, scenario } = await file(product, 'deceased');
    await untilOver(product, caseId);
    expect(await noticesOf(product, caseId)).toMatchObject([
      { template: 'refused', recipient: scenario.applicant, parameters: { caseId, ground: 'registrant-deceased' } },
    ]);
  });

  test('R22: an application that was never accepted tells nobody anything', async () => {
    const first = await file(product, 'renter-one-owner');
    await expect(fileFor(product, first.scenario)).rejects.toThrow('case-already-open');
    expect(await messagesOf(product, first.caseId, 'cancelled')).toEqual([]);
  });

  test('R22: notifications that are down hold up no ending; who is to be told is told when they are back', async () => {
    const filed = await file(product, 'renter-one-owner');
    await product.control.putFault({ registry: 'notifications', mode: 'down' });
    const { body } = await answerConsent(product, filed.scenario, filed.caseId, only(filed.consents), 'decline');
    expect(body).toMatchObject({ stage: 'closed', outcome: 'declined' });
    await product.control.clearFaults();
    await untilOver(product, filed.caseId);
    expect(await messagesOf(product, filed.caseId, 'declined')).toHaveLength(2);
  });

  test('R22: whoever is told carries nothing in the message but the case and what it says', async () => {
    const filed = await file(product, 'renter-one-owner');
    await decline(filed);
    await untilOver(product, filed.caseId);
    const sent = await noticesOf(product, filed.caseId);
    expect(JSON.stringify(sent.map(({ parameters }) => parameters))).not.toMatch(/(?<![\w-])\d{12}(?![\w-])/);
  });
});

describe('R22: everybody is written to in their own language', () => {
  test('R22: the owner in the one they prefer, the applicant in the one they applied in', async () => {
    const scenario = inLanguage(await product.control.takeScenario('renter-one-owner'), 'ru');
    const owner = only(scenario.consenters).iin;
    await prefers(owner, 'en');
    await prefers(scenario.applicant, 'kk');
    const filed = await fileFor(product, scenario);
    await consentAll(product, filed);
    await untilOver(product, filed.caseId);
    const languages = (await noticesOf(product, filed.caseId)).map(({ recipient, language }) => [recipient, language]);
    expect(new Map(languages.map(([recipient, language]) => [recipient, language]))).toEqual(
      new Map([
        [owner, 'en'],
        [scenario.applicant, 'ru'],
      ]),
    );
  });

  test('R22: who prefers none, in the applicant’s', async () => {
    const scenario = inLanguage(await product.control.takeScenario('renter-two-owners'), 'en');
    for (const { iin } of scenario.consenters) await prefers(iin, null);
    const { caseId } = await fileFor(product, scenario);
    const asked = await noticesOf(product, caseId);
    expect(asked.map(({ template, language }) => [template, language])).toEqual([
      ['consent-requested', 'en'],
      ['consent-requested', 'en'],
    ]);
  });

  test('R22: reminders and the end of the case, too', async () => {
    const scenario = inLanguage(await product.control.takeScenario('renter-one-owner'), 'kk');
    const owner = only(scenario.consenters).iin;
    await prefers(owner, 'ru');
    const { caseId } = await fileFor(product, scenario);
    await untilOver(product, caseId);
    const told = (await noticesOf(product, caseId)).filter(({ recipient }) => recipient === owner);
    expect(told.map(({ template, language }) => [template, language])).toEqual([
      ['consent-requested', 'ru'],
      ['consent-reminder', 'ru'],
      ['consent-reminder', 'ru'],
      ['expired', 'ru'],
    ]);
  });

  test('R22, R11: of a child who owns, the parent in the parent’s', async () => {
    const scenario = inLanguage(await product.control.takeScenario('minor-owner'), 'kk');
    const { signAs } = only(scenario.consenters);
    await prefers(signAs.iin, 'en');
    const { caseId } = await fileFor(product, scenario);
    expect(await noticesOf(product, caseId)).toMatchObject([{ recipient: signAs.iin, language: 'en' }]);
  });
});

describe('R22: two in one', () => {
  test('R22: an owner who is asked twice, for two shares, is written to once', async () => {
    const scenario = await product.control.takeScenario('renter-one-owner');
    const owner = only(scenario.consenters).iin;
    const shares = [
      { iin: owner, share: '1/3' },
      { iin: owner, share: '2/3' },
    ];
    await product.control.changeDwelling(scenario.rka, { owners: shares });
    const filed = await fileFor(product, scenario);
    expect(await messagesOf(product, filed.caseId, 'consent-requested')).toEqual([owner]);
  });

  test('R22, R2: a parent who files for a teenager is told once, in however many capacities they are in the case', async () => {
    const filed = await file(product, 'teenager-15');
    await consentAll(product, filed);
    await untilOver(product, filed.caseId);
    const told = await messagesOf(product, filed.caseId, 'registered');
    expect(inOrder(told)).toEqual(inOrder([...new Set(told)]));
    expect(told).toContain(filed.scenario.applicant);
  });

  test('R22, R20: the end of a stay is told to its registrant, its applicant and its owner, each once', async () => {
    const filed = await file(product, 'temporary-stay');
    await consentAll(product, filed);
    await endStay(product, filed.caseId, { iin: filed.scenario.registrant });
    await untilOver(product, filed.caseId);
    const [one, other] = pair(await messagesOf(product, filed.caseId, 'stay-ended'));
    expect(inOrder([one, other])).toEqual(inOrder([filed.scenario.registrant, only(filed.scenario.consenters).iin]));
  });
});
