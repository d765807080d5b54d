import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { RegistriesControl, Scenario, SignAs } from '../../cli/registries-control.ts';
import { type Application, bodyOf, type Evidence, type TirkeuClient } from '../../client/create-tirkeu-client.ts';

/** A request that the api understands, as far as it is more than its call: schemathesis makes random ones out of it. */
export interface ReadyRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** `requests` by `METHOD /path`. */
export interface Ready {
  readonly requests: Readonly<Record<string, readonly ReadyRequest[]>>;
  readonly iins: readonly string[];
  readonly rkas: readonly string[];
}

interface Asked {
  readonly consentId: string;
  readonly signAs: SignAs;
}

interface Filed {
  readonly scenario: Scenario;
  readonly caseId: string;
  readonly consents: readonly Asked[];
  readonly objectionIds: readonly string[];
}

export interface Filer {
  readonly tirkeu: TirkeuClient;
  readonly control: RegistriesControl;
  readonly channel: string;
  /** Whether the requests are its own, and so may be about webhooks: a client has ten of those at most. */
  readonly subscribes: boolean;
}

/** A case of the law's each turn: open, decided, in review, a stay, a withdrawal, a departure, a refusal. */
const SITUATIONS = [
  'renter-two-owners',
  'renter-two-owners',
  'renter-one-owner',
  'last-place',
  'sole-owner',
  'arrested-dwelling',
  'temporary-stay',
  'withdrawal-of-family',
  'emigrant',
  'deceased',
];
/** In these the consents are given, so that what comes afterwards is there. */
const GIVEN = ['arrested-dwelling', 'temporary-stay', 'last-place'];

/** Whether it is an application the api says. */
const applicationSchema = z.custom<Application>((value) => typeof value === 'object' && value !== null);
const documentSchema = z.looseObject({
  consenter: z.looseObject({ iin: z.string().optional(), bin: z.string().optional() }),
});

interface Draft {
  readonly scenario: Scenario;
  readonly application: Application;
  readonly signature: Evidence;
}

async function draft({ control, channel }: Filer, name: string): Promise<Draft> {
  const scenario = await control.takeScenario(name);
  const application = applicationSchema.parse({ ...scenario.application, channel });
  const bytes = new TextEncoder().encode(canonicalize(application));
  return { scenario, application, signature: await control.sign(scenario.applicantSignAs, bytes) };
}

async function file(filer: Filer, name: string): Promise<Filed> {
  const { scenario, application, signature } = await draft(filer, name);
  const filed = await bodyOf(filer.tirkeu.fileApplication({ body: { application, signature } }));
  const { caseId } = filed;
  if (!('consents' in filed)) return { scenario, caseId, consents: [], objectionIds: [] };
  const asked = filed.consents.map(async ({ consentId }) => {
    // The case masks consenters' numbers, what they sign doesn't.
    const document = await bodyOf(filer.tirkeu.getConsentDocument({ caseId, consentId }));
    const { consenter } = documentSchema.parse(JSON.parse(new TextDecoder().decode(document)));
    const number = consenter.iin ?? consenter.bin;
    const found = scenario.consenters.find(({ iin, bin }) => (iin ?? bin) === number);
    return found === undefined ? [] : [{ consentId, signAs: found.signAs }];
  });
  const consents = (await Promise.all(asked)).flat();
  if (GIVEN.includes(name)) for (const consent of consents) await give(filer, caseId, consent);
  return { scenario, caseId, consents, objectionIds: filed.objections.map(({ objectionId }) => objectionId) };
}

async function prove(
  filer: Filer,
  caseId: string,
  { consentId, signAs }: Asked,
  answer: 'give' | 'decline' | 'revoke',
) {
  const document = await bodyOf(filer.tirkeu.getConsentDocument({ caseId, consentId, query: { answer } }));
  return filer.control.sign(signAs, document);
}

async function give(filer: Filer, caseId: string, consent: Asked): Promise<void> {
  const evidence = await prove(filer, caseId, consent, 'give');
  await bodyOf(
    filer.tirkeu.decideConsent({ caseId, consentId: consent.consentId, body: { decision: 'give', evidence } }),
  );
}

async function aboutConsents(filer: Filer, { caseId, consents }: Filed) {
  const perConsent = consents.map(async (consent) => {
    const path = { caseId, consentId: consent.consentId };
    const giving = await prove(filer, caseId, consent, 'give');
    const declining = await prove(filer, caseId, consent, 'decline');
    const revoking = await prove(filer, caseId, consent, 'revoke');
    return {
      decisions: [
        { path, body: { decision: 'give', evidence: giving } },
        { path, body: { decision: 'decline', evidence: declining } },
      ],
      revocation: { path, body: { evidence: revoking } },
      document: { path },
    };
  });
  return Promise.all(perConsent);
}

async function certificateCodes({ tirkeu }: Filer, cases: readonly Filed[]): Promise<readonly string[]> {
  const trails = cases.map(({ caseId }) => bodyOf(tirkeu.listCaseEvents({ caseId })));
  const events = (await Promise.all(trails)).flatMap(({ data }) => data);
  return events.flatMap(({ data: { certificateCode } }) =>
    typeof certificateCode === 'string' ? certificateCode : [],
  );
}

/** Several, because random requests remove some. */
const WEBHOOKS = 4;

async function subscribe({ tirkeu }: Filer) {
  const url = `https://receiver.invalid/${crypto.randomUUID()}`; // A name that nobody can own (RFC 2606).
  const { webhookId } = await bodyOf(tirkeu.createWebhook({ body: { url } }));
  const { deliveryId } = await bodyOf(tirkeu.testWebhook({ webhookId }));
  return { webhookId, deliveryId };
}

async function aboutWebhooks(filer: Filer) {
  const paths = await Promise.all(Array.from({ length: WEBHOOKS }, () => subscribe(filer)));
  const deliveries = paths.map((path) => ({ path }));
  const webhooks = paths.map(({ webhookId }) => ({ path: { webhookId } }));
  return {
    'GET /v1/webhooks/{webhookId}': webhooks,
    'PATCH /v1/webhooks/{webhookId}': webhooks,
    'POST /v1/webhooks/{webhookId}/secret': webhooks,
    'POST /v1/webhooks/{webhookId}/test': webhooks,
    'GET /v1/webhooks/{webhookId}/deliveries': webhooks,
    'GET /v1/webhooks/{webhookId}/deliveries/{deliveryId}': deliveries,
    'POST /v1/webhooks/{webhookId}/deliveries/{deliveryId}/redelivery': deliveries,
  };
}

async function toBeFiled(filer: Filer) {
  const drafts = ['renter-one-owner', 'newcomer', 'temporary-stay', 'emigrant'].map((name) => draft(filer, name));
  return (await Promise.all(drafts)).map(({ application, signature }) => ({ body: { application, signature } }));
}

/** Files cases of every kind as this integrator, and makes requests about them that could be meant. */
export async function readyRequests(filer: Filer): Promise<Ready> {
  const cases = await Promise.all(SITUATIONS.map((name) => file(filer, name)));
  const everyCase = cases.map(({ caseId }) => ({ path: { caseId } }));
  const consents = (await Promise.all(cases.map((filed) => aboutConsents(filer, filed)))).flat();
  const objections = cases.flatMap(({ caseId, objectionIds }) =>
    objectionIds.map((objectionId) => ({ path: { caseId, objectionId }, body: { reason: 'I live here' } })),
  );
  const stays = cases
    .filter(({ scenario }) => scenario.application['service'] === 'temporary-stay')
    .map(({ caseId, scenario }) => ({ path: { caseId }, body: { by: { iin: scenario.registrant } } }));
  const applications = await toBeFiled(filer);
  const iins = cases.map(({ scenario }) => scenario.registrant);
  const rkas = cases.map(({ scenario }) => scenario.rka);
  const reason = 'because it is right';
  const onEach = (body: Readonly<Record<string, unknown>>) => everyCase.map(({ path }) => ({ path, body }));
  return {
    requests: {
      'POST /v1/applications': applications,
      'POST /v1/one-time-passwords': applications.map(({ body }) => ({ body: { application: body.application } })),
      'GET /v1/cases/{caseId}': everyCase,
      'GET /v1/cases/{caseId}/events': everyCase,
      'GET /v1/cases/{caseId}/certificate': everyCase,
      'GET /v1/certificates/{code}': (await certificateCodes(filer, cases)).map((code) => ({ path: { code } })),
      'GET /v1/cases/{caseId}/consents/{consentId}/document': consents.map(({ document }) => document),
      'POST /v1/cases/{caseId}/consents/{consentId}/decision': consents.flatMap(({ decisions }) => decisions),
      'POST /v1/cases/{caseId}/consents/{consentId}/revocation': consents.map(({ revocation }) => revocation),
      'POST /v1/cases/{caseId}/objections/{objectionId}/document': objections,
      'POST /v1/cases/{caseId}/objections/{objectionId}': objections,
      'POST /v1/cases/{caseId}/stay-end/document': stays,
      'POST /v1/cases/{caseId}/stay-end': stays,
      'POST /v1/cases/{caseId}/cancellation': everyCase,
      'POST /v1/cases/{caseId}/review': onEach({ decision: 'approve', reason }),
      'PUT /v1/cases/{caseId}/deadline': onEach({ deadlineAt: inDays(20), reason }),
      'PUT /v1/cases/{caseId}/assignee': onEach({ assignee: 'aigerim' }),
      'GET /v1/residents/{iin}/residence': iins.map((iin) => ({ path: { iin } })),
      'GET /v1/dwellings/{rka}/residents': rkas.map((rka) => ({ path: { rka } })),
      ...(filer.subscribes ? await aboutWebhooks(filer) : {}),
    },
    iins,
    rkas,
  };
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
