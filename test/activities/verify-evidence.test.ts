import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createSignatureVerifier } from '../../activities/signatures/signature-verifier.ts';
import { type EvidenceToVerify, verifyEvidence } from '../../activities/verify-evidence.ts';
import { createRegistriesControl } from '../../cli/registries-control.ts';
import { createNcaClient } from '../../clients/nca.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { RegistryFailure } from '../../clients/registry-failure.ts';
import type { Evidence } from '../../domain/application.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import { binOf, iinOf } from '../domain/sample-numbers.ts';
import { startTestRegistries } from '../support/registries.ts';

const registries = await startTestRegistries();
afterAll(() => registries.stop());
const { NCA_URL = '', POPULATION_URL = '', TRUST_ANCHORS_FILE = '' } = registries.environment;
const control = createRegistriesControl(registries.url);
const population = createPopulationClient({ baseUrl: POPULATION_URL });
const verifier = createSignatureVerifier({
  nca: createNcaClient({ baseUrl: NCA_URL }),
  trustAnchorsPem: readFileSync(TRUST_ANCHORS_FILE, 'utf8'),
});

const KINDS = ['eds', 'otp', 'in-person'] as const;
const CASEWORKER = { id: 'a.caseworker', iin: iinOf(1) };
const AT = new Date().toISOString();
const DOCUMENT = new Uint8Array(Buffer.from('{"document":"the one expected"}'));
const OTHER = new Uint8Array(Buffer.from('{"document":"another that would do as well"}'));
const purposeOf = (document: Uint8Array): string => createHash('sha256').update(document).digest('hex');

let person: PersonFacts;
let stranger: PersonFacts;

/** Two people of whom no other test knows anything. */
beforeEach(async () => {
  const scenarios = await control.takeScenarios('renter-one-owner', 2);
  const [first, second] = await Promise.all(scenarios.map(({ registrant }) => population.findPerson(registrant)));
  if (first === undefined || second === undefined) throw new Error('the registries know their own people');
  person = first;
  stranger = second;
});

const documentNumberOf = ({ documents: [document] }: PersonFacts): string => document?.number ?? '';

const passwordsSchema = z.object({ data: z.array(z.object({ code: z.string(), purpose: z.string() })) });
/** The newest password on somebody's phone. */
async function codeOnPhoneOf({ iin }: PersonFacts): Promise<string> {
  const response = await control.call('GET', `/one-time-passwords?iin=${iin}`);
  return passwordsSchema.parse(await response.json()).data[0]?.code ?? '';
}
async function passwordFor(document: Uint8Array, to = person): Promise<Evidence> {
  await population.sendOneTimePassword({ iin: to.iin, purpose: purposeOf(document) });
  return { kind: 'otp', code: await codeOnPhoneOf(to) };
}
const anotherCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const inPerson = (documentNumber = documentNumberOf(person)): Evidence => ({ kind: 'in-person', documentNumber });

/** A right proof of each kind by `person` over the document expected. */
const right: Readonly<Record<Evidence['kind'], () => Promise<Evidence>>> = {
  eds: () => control.sign({ iin: person.iin }, DOCUMENT),
  otp: () => passwordFor(DOCUMENT),
  'in-person': async () => inPerson(),
};

const claimOf = (evidence: Evidence): EvidenceToVerify => ({
  caseId: '1d7f3b1e-58a5-4f0e-9d5b-3f6de1b1c7a2',
  consentId: null,
  purpose: 'application',
  kinds: KINDS,
  evidence,
  attestedBy: CASEWORKER,
  documents: [DOCUMENT, OTHER],
  signer: { iin: person.iin },
  at: AT,
});
const verify = (evidence: Evidence, change: Partial<EvidenceToVerify> = {}) =>
  verifyEvidence({ verifier, population }, { ...claimOf(evidence), ...change });

const rejected = (reason: string) => ({ verdict: { accepted: false, evidenceId: expect.any(String), reason } });

describe.each(KINDS)('evidence of the kind %s (R12)', (kind) => {
  test('is accepted where the policy takes it, and kept with the bytes that it stands for', async () => {
    const evidence = await right[kind]();
    const { verdict, document } = await verify(evidence, { kinds: [kind] });
    expect(verdict).toEqual({ accepted: true, evidenceId: document?._id });
    expect(document).toMatchObject({ kind, signedBytes: Buffer.from(DOCUMENT), receivedAt: new Date(AT) });
  });

  test('is the same evidence when it comes again', async () => {
    const evidence = await right[kind]();
    expect(await verify(evidence)).toEqual(await verify(evidence));
  });

  test('is other evidence for another purpose', async () => {
    const evidence = await right[kind]();
    const ids = await Promise.all(
      (['give', 'decline', 'revoke'] as const).map(async (purpose) => (await verify(evidence, { purpose })).verdict),
    );
    expect(new Set(ids.map(({ evidenceId }) => evidenceId)).size).toBe(ids.length);
  });

  test('does not count where the policy takes all others, and nothing of it is kept', async () => {
    const kinds = KINDS.filter((other) => other !== kind);
    expect(await verify(await right[kind](), { kinds })).toEqual(rejected('kind-not-accepted'));
    expect(await verify(await right[kind](), { kinds: [] })).toEqual(rejected('kind-not-accepted'));
  });
});

type Flaw = readonly [what: string, reason: string, prove: () => Promise<Awaited<ReturnType<typeof verify>>>];

const changedDocument = (change: object) => async () => {
  const [document] = z.object({ documents: z.array(z.looseObject({})) }).parse(await recordOf(person)).documents;
  await control.changePerson(person.iin, { documents: [{ ...document, ...change }] });
  return verify(inPerson());
};
const recordOf = async ({ iin }: PersonFacts): Promise<unknown> =>
  (await fetch(`${POPULATION_URL}/persons/${iin}`)).json();

const PASSWORDS: readonly Flaw[] = [
  ['that was mistyped', 'wrong-code', async () => verify(await mistyped())],
  ['that was never sent', 'code-not-sent', () => verify({ kind: 'otp', code: '123456' })],
  ['for the document that would do as a signature', 'code-not-sent', async () => verify(await passwordFor(OTHER))],
  ['of somebody else', 'code-not-sent', async () => verify(await passwordFor(DOCUMENT, stranger))],
  ['after too many wrong ones', 'too-many-codes', async () => verify(await exhausted())],
  ['of a person, for a company', 'kind-not-accepted', async () => verify(await right.otp(), { signer: company })],
];
const ATTESTATIONS: readonly Flaw[] = [
  ['that nobody attests', 'not-attested', () => verify(inPerson(), { attestedBy: null })],
  ['that the person attests', 'attested-by-themself', () => verify(inPerson(), { attestedBy: { id: 'x', ...person } })],
  ['with a number that does not exist', 'document-not-found', () => verify(inPerson('000000000'))],
  ['with another’s document', 'document-not-found', () => verify(inPerson(documentNumberOf(stranger)))],
  ['with a document past its last day', 'document-not-found', changedDocument({ expireDate: '2020-01-01' })],
  ['with a document of tomorrow', 'document-not-found', changedDocument({ issueDate: '2999-01-01' })],
  ['with a document that was reported lost', 'document-not-found', changedDocument({ status: 'INVALID' })],
  ['with a birth certificate', 'document-not-found', changedDocument({ type: 'BIRTH_CERTIFICATE' })],
  ['of somebody who has died', 'document-not-found', async () => (await die(), verify(inPerson()))],
  ['of somebody whom nobody knows', 'document-not-found', () => verify(inPerson(), { signer: { iin: iinOf(2) } })],
  ['of a company', 'kind-not-accepted', () => verify(inPerson(), { signer: { bin: binOf(1) } })],
];
const SIGNATURES: readonly Flaw[] = [
  ['over another document', 'wrong-document', async () => verify(await signed(Buffer.from('else')))],
  ['of somebody else', 'wrong-person', async () => verify(await control.sign({ iin: stranger.iin }, DOCUMENT))],
];
const company = { bin: binOf(1) };
const signed = (document: Uint8Array) => control.sign({ iin: person.iin }, document);
const die = () => control.changePerson(person.iin, { lifeStatus: 'DECEASED' });

async function mistyped(): Promise<Evidence> {
  await passwordFor(DOCUMENT);
  return { kind: 'otp', code: anotherCode(await codeOnPhoneOf(person)) };
}

/** The right password, after as many wrong ones as the state service suffers. */
async function exhausted(): Promise<Evidence> {
  const evidence = await passwordFor(DOCUMENT);
  let reason = '';
  for (let tries = 0; reason !== 'too-many-codes' && tries < 50; tries += 1) {
    const { verdict } = await verify(await mistyped());
    if (!verdict.accepted) reason = verdict.reason;
  }
  return evidence;
}

describe('a one-time password', () => {
  test.each(PASSWORDS)('%s does not count: %s', async (_what, reason, prove) => {
    expect(await prove()).toEqual(rejected(reason));
  });

  test.each([
    ['WRONG_CODE', 'wrong-code'],
    ['EXPIRED', 'code-expired'],
    ['NOT_SENT', 'code-not-sent'],
    ['TOO_MANY_ATTEMPTS', 'too-many-codes'],
  ])('of which the state service says %s does not count: %s', async (result, reason) => {
    const service = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ result }));
    }).listen(0, '127.0.0.1');
    await once(service, 'listening');
    const address = service.address();
    const port = typeof address === 'string' ? undefined : address?.port;
    const saying = createPopulationClient({ baseUrl: `http://127.0.0.1:${port}` });
    const claim = claimOf({ kind: 'otp', code: '123456' });
    expect(await verifyEvidence({ verifier, population: saying }, claim)).toEqual(rejected(reason));
    service.close();
    service.closeAllConnections();
  });

  test('is not kept itself, only its id', async () => {
    const evidence = await right.otp();
    const { document } = await verify(evidence);
    expect(document?.verdict).toMatchObject({ signer: { iin: person.iin }, passwordId: expect.any(String) });
    expect(JSON.stringify(document)).not.toContain(await codeOnPhoneOf(person));
  });
});

describe('proof in person', () => {
  test.each(ATTESTATIONS)('%s does not count: %s', async (_what, reason, prove) => {
    expect(await prove()).toEqual(rejected(reason));
  });

  test('is kept with the document that was shown and the caseworker who saw it', async () => {
    const { document } = await verify(inPerson());
    expect(document).toMatchObject({ documentNumber: documentNumberOf(person), attestedBy: CASEWORKER });
    expect(document).not.toHaveProperty('cms');
  });

  test('is other evidence as another caseworker’s word', async () => {
    const another = { attestedBy: { ...CASEWORKER, id: 'another.caseworker' } };
    const [mine, theirs] = [await verify(inPerson()), await verify(inPerson(), another)];
    expect(mine.verdict.evidenceId).not.toBe(theirs.verdict.evidenceId);
  });
});

describe('a signature', () => {
  test.each(SIGNATURES)('%s does not count: %s', async (_what, reason, prove) => {
    expect(await prove()).toEqual(rejected(reason));
  });

  test('counts over each of the documents, and is kept with the one that was signed', async () => {
    const { document } = await verify(await signed(OTHER));
    expect(document).toMatchObject({ signedBytes: Buffer.from(OTHER) });
  });
});

test.each(KINDS)('nothing is decided while the one who knows about %s does not answer', async (kind) => {
  const evidence = await right[kind]();
  const registry = kind === 'eds' ? 'nca' : 'population';
  await control.putFault({ registry, mode: 'error' });
  await expect(verify(evidence)).rejects.toThrow(RegistryFailure);
  await control.clearFaults();
  expect((await verify(evidence)).verdict.accepted).toBe(true);
});
