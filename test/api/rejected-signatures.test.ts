import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesToSign } from '../../cli/bytes-to-sign.ts';
import type { Eds } from '../../cli/registries-control.ts';
import type { ApiAnswer } from '../support/api-client.ts';
import type { Scenario, SignAs } from '../../cli/registries-control.ts';
import { SIGNATURE_REJECTIONS } from '../../domain/signature-profile.ts';
import { craftCms } from '../signatures/craft-cms.ts';
import { startStandIn } from '../signatures/stand-in.ts';
import { answerConsent, caseIn, fileScenario, signAsOf } from '../support/case-actions.ts';
import { createTestDataConverter } from '../support/payload-keys.ts';
import { startProduct, work } from '../support/product.ts';
import { createTimeSkippingEnvironment } from '../support/temporal.ts';

const dataConverter = createTestDataConverter();
const environment = await createTimeSkippingEnvironment(dataConverter);
const product = await startProduct({ environment, dataConverter });
await work(product);
/** Keys of another authority than the one the product trusts, for CMS that no decent program makes. */
const forger = await startStandIn();
afterAll(() => forger.close());

const { api, control } = product;
const { models } = product.dependencies;

const eds = (cms: Uint8Array): Eds => ({ kind: 'eds', cms: Buffer.from(cms).toString('base64') });
const bytesOf = ({ cms }: Eds): Buffer => Buffer.from(cms, 'base64');

interface ToSign {
  readonly document: Uint8Array;
  readonly signAs: SignAs;
  readonly stranger: SignAs;
}
type Forgery = readonly [what: string, reason: string, forge: (toSign: ToSign) => Promise<object> | object];

const sign = ({ signAs, document }: ToSign, flaw?: string) => control.sign(signAs, document, flaw);

async function tampered(toSign: ToSign, position: (length: number) => number): Promise<Eds> {
  const cms = bytesOf(await sign(toSign));
  const at = position(cms.length);
  cms.writeUInt8(cms.readUInt8(at) ^ 1, at);
  return eds(cms);
}

/** Everything that looks like a proof and is none, with the reason that tells its sender what to change. */
const FORGERIES: readonly Forgery[] = [
  ['by an expired certificate', 'certificate-expired', (to) => sign(to, 'expired')],
  ['by a revoked certificate', 'revoked', (to) => sign(to, 'revoked')],
  ['by a certificate for logging in', 'not-a-signing-key', (to) => sign(to, 'auth-key')],
  ['by a certificate of a foreign authority', 'untrusted-chain', (to) => sign(to, 'foreign-ca')],
  ['by a certificate of somebody else', 'wrong-person', (to) => sign(to, 'wrong-iin')],
  ['by a stranger', 'wrong-person', ({ document, stranger }) => control.sign(stranger, document)],
  [
    'over a document of another byte',
    'wrong-document',
    (to) => sign({ ...to, document: Buffer.concat([to.document, Buffer.from(' ')]) }),
  ],
  ['over nothing', 'wrong-document', (to) => sign({ ...to, document: new Uint8Array() })],
  ['with the signature’s last byte altered', 'bad-signature', (to) => tampered(to, (length) => length - 1)],
  ['with its first byte altered', 'malformed', (to) => tampered(to, () => 0)],
  ['cut off', 'malformed', async (to) => eds(bytesOf(await sign(to)).subarray(0, -1))],
  ['with a byte behind it', 'malformed', async (to) => eds(Buffer.concat([bytesOf(await sign(to)), Buffer.from([0])]))],
  [
    'by two signers',
    'not-one-signer',
    ({ document, signAs, stranger }) => {
      const signers = [forger.credentialOf({ iin: signAs.iin }), forger.credentialOf({ iin: stranger.iin })];
      return eds(craftCms({ content: document, signers }));
    },
  ],
  ['by no signer', 'not-one-signer', ({ document }) => eds(craftCms({ content: document, signers: [] }))],
  [
    'with the document inside',
    'not-detached',
    ({ document, signAs }) => {
      const signers = [forger.credentialOf({ iin: signAs.iin })];
      return eds(craftCms({ content: document, signers, attached: true }));
    },
  ],
  ['of garbage', 'malformed', () => eds(randomBytes(2_000))],
  ['of a megabyte', 'too-large', () => eds(randomBytes(1_048_576))],
  ['of no base64', 'malformed', () => ({ kind: 'eds', cms: 'I agree!' })],
  ['of nothing', 'malformed', () => ({ kind: 'eds', cms: '' })],
];

/** What must be told to whoever's signature doesn't count. */
function expectRejection({ status, body }: ApiAnswer, code: string, reason: string): void {
  expect({ status, code: body.code, reason: body.reason }).toEqual({ status: 422, code, reason });
  expect(SIGNATURE_REJECTIONS).toContain(reason);
  expect(body).toMatchObject({
    text: { kk: expect.stringMatching(/\p{L}/u), ru: expect.stringMatching(/\p{L}/u), en: body.detail },
  });
}

const evidenceCount = () => models.evidence.countDocuments();

async function openTwo(): Promise<readonly [Opened, Opened]> {
  const [mine, other] = await control.takeScenarios('renter-two-owners', 2);
  if (mine === undefined || other === undefined) throw new Error('two scenarios were asked for');
  return [await open(mine), await open(other)];
}

interface Opened {
  readonly scenario: Scenario;
  readonly caseId: string;
  readonly consents: ReturnType<typeof caseIn>['consents'];
}
const open = async (scenario: Scenario): Promise<Opened> => ({
  scenario,
  ...caseIn(await fileScenario(product, scenario)),
});

const firstOf = ({ consents }: Opened) => {
  const [consent] = consents;
  if (consent === undefined) throw new Error('nobody is asked');
  return consent;
};

describe('evidence', () => {
  test.each(FORGERIES)('%s is rejected: %s', async (_what, reason, forge) => {
    const [mine, other] = await openTwo();
    const { caseId, scenario } = mine;
    const consent = firstOf(mine);
    const document = await api.getDocument(caseId, consent.consentId);
    const stranger = signAsOf(other.scenario, firstOf(other));
    const evidence = await forge({ document, signAs: signAsOf(scenario, consent), stranger });
    const before = await evidenceCount();

    expectRejection(await api.decide(caseId, consent.consentId, 'give', evidence), 'evidence-rejected', reason);
    expect((await api.getCase(caseId)).body).toMatchObject({ stage: 'awaiting-consent', consents: mine.consents });
    expect(await evidenceCount()).toBe(before);

    const right = await answerConsent(product, scenario, caseId, consent);
    expect(right.status).toBe(200);
    expect(right.body.consents?.find(({ consentId }) => consentId === consent.consentId)?.status).toBe('given');
    expect(await evidenceCount()).toBe(before + 1);
  });

  test('that is good elsewhere counts nowhere else: another case, consent or answer (R13)', async () => {
    const [mine, other] = await openTwo();
    const { caseId, scenario } = mine;
    const consent = firstOf(mine);
    const signAs = signAsOf(scenario, consent);
    const [, second] = mine.consents;
    if (second === undefined) throw new Error('only one is asked');
    const before = await evidenceCount();
    const documents = [
      await api.getDocument(other.caseId, firstOf(other).consentId),
      await api.getDocument(caseId, second.consentId),
      await api.getDocument(caseId, consent.consentId, 'decline'),
      await api.getDocument(caseId, consent.consentId, 'revoke'),
      bytesToSign(scenario.application),
    ];
    for (const document of documents) {
      const answer = await api.decide(caseId, consent.consentId, 'give', await control.sign(signAs, document));
      expectRejection(answer, 'evidence-rejected', 'wrong-document');
    }
    expect(await evidenceCount()).toBe(before);
    expect((await answerConsent(product, scenario, caseId, consent)).status).toBe(200);
  });

  test('that keeps being wrong is no longer looked at for a day', async () => {
    const [{ caseId, ...mine }] = await openTwo();
    const { consentId } = firstOf({ caseId, ...mine });
    const statuses: number[] = [];
    let last: ApiAnswer | undefined;
    while (statuses.at(-1) !== 429 && statuses.length < 20) {
      last = await api.decide(caseId, consentId, 'give', eds(randomBytes(500)));
      statuses.push(last.status);
    }
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([422]));
    expect(last).toMatchObject({ status: 429, body: { code: 'too-many-attempts', retryAt: expect.any(String) } });
    expect(last?.headers.get('retry-after')).toMatch(/GMT$/);
  });
});

describe('the signature of an application (R12)', () => {
  test.each(FORGERIES)('%s is rejected: %s', async (_what, reason, forge) => {
    const [scenario, other] = await control.takeScenarios('renter-one-owner', 2);
    if (scenario === undefined || other === undefined) throw new Error('two scenarios were asked for');
    const { application, applicantSignAs: signAs } = scenario;
    const stranger = other.applicantSignAs;
    const signature = await forge({ document: bytesToSign(application), signAs, stranger });
    const key = randomUUID();
    const before = [await models.cases.countDocuments(), await models.events.countDocuments(), await evidenceCount()];

    expectRejection(await api.file(application, signature, key), 'signature-rejected', reason);
    expect([await models.cases.countDocuments(), await models.events.countDocuments(), await evidenceCount()]).toEqual(
      before,
    );

    // The very same key takes the right signature: nothing was filed under it.
    expect((await fileScenario(product, scenario, { key })).status).toBe(201);
  });

  test('over the words as they stand counts, spaces at their ends included', async () => {
    const scenario = await control.takeScenario('renter-one-owner');
    const application = { ...scenario.application, reason: '  ауыстым \n' };
    const signature = await control.sign(scenario.applicantSignAs, bytesToSign(application));
    expect((await api.file(application, signature, randomUUID())).status).toBe(201);
  });
});
