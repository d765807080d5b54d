import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { createAddressClient } from '../../clients/address.ts';
import { createCardsClient } from '../../clients/cards.ts';
import { createNcaClient } from '../../clients/nca.ts';
import { createNotificationsClient } from '../../clients/notifications.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPropertyClient } from '../../clients/property.ts';
import type { RegistryFailureCode } from '../../clients/registry-failure.ts';
import { effects } from '../registries/shapes.ts';
import { startStandIn, type StandIn } from '../registries/start-stand-in.ts';

/** Ample for a healthy answer on a busy machine. */
const PATIENT_MS = 10_000;
/** Little enough to wait out; only for requests that are not answered anyway. */
const IMPATIENT_MS = 100;

const MODES: [mode: string, code: RegistryFailureCode][] = [
  ['down', 'unreachable'],
  ['drop-reply', 'unreachable'],
  ['hang', 'timeout'],
  ['slow', 'timeout'],
  ['error', 'server-error'],
  ['rate-limited', 'rate-limited'],
  ['garbage', 'maintenance'],
];

interface Subject {
  readonly url: string;
  readonly timeoutMs: number;
  readonly iin: string;
  readonly rka: string;
  readonly documentNumber: string;
  readonly key: string;
}

const purposeOf = ({ iin, key }: Subject) => ({ iin, purpose: createHash('sha256').update(key).digest('hex') });

const at = ({ url, timeoutMs }: Subject, registry: string) => ({ baseUrl: `${url}/${registry}`, timeoutMs });

const CALLS: [registry: string, operation: string, call: (subject: Subject) => Promise<unknown>][] = [
  ['property', 'find-dwelling', (subject) => createPropertyClient(at(subject, 'property')).findDwelling(subject.rka)],
  [
    'property',
    'search-dwellings',
    (subject) => createPropertyClient(at(subject, 'property')).findDwellingsByOwner(subject.iin, 50),
  ],
  [
    'property',
    'issue-rights-certificate',
    (subject) => createPropertyClient(at(subject, 'property')).issueRightsCertificate(subject.rka),
  ],
  [
    'population',
    'list-residents',
    (subject) => createPopulationClient(at(subject, 'population')).listResidents(subject.rka),
  ],
  [
    'population',
    'send-one-time-password',
    (subject) => createPopulationClient(at(subject, 'population')).sendOneTimePassword(purposeOf(subject)),
  ],
  [
    'population',
    'check-one-time-password',
    (subject) =>
      createPopulationClient(at(subject, 'population')).checkOneTimePassword({ ...purposeOf(subject), code: '000000' }),
  ],
  ['population', 'find-person', (subject) => createPopulationClient(at(subject, 'population')).findPerson(subject.iin)],
  [
    'population',
    'record-address-change',
    (subject) => {
      const { key: requestId, iin, rka } = subject;
      const change = { requestId, iin, kind: 'permanent', rka, from: '2026-01-02' } as const;
      return createPopulationClient(at(subject, 'population')).recordAddressChange(change);
    },
  ],
  ['address', 'find-address', (subject) => createAddressClient(at(subject, 'address')).findAddress(subject.rka)],
  [
    'nca',
    'verify-cms',
    (subject) => createNcaClient(at(subject, 'nca')).verifyCms({ cms: 'AAAA', data: Buffer.from('x') }),
  ],
  [
    'notifications',
    'send-message',
    (subject) => {
      const message = { language: 'ru', template: 'registered', parameters: {} } as const;
      const { key: idempotencyKey, iin: recipient } = subject;
      return createNotificationsClient(at(subject, 'notifications')).send({ ...message, idempotencyKey, recipient });
    },
  ],
  [
    'cards',
    'order-chip-recording',
    (subject) => {
      const { key: idempotencyKey, iin, rka, documentNumber } = subject;
      const order = { idempotencyKey, iin, documentNumber, rka };
      return createCardsClient(at(subject, 'cards')).orderChipRecording(order);
    },
  ],
];

const WITH_EFFECT = CALLS.filter(([, operation]) =>
  ['record-address-change', 'send-message', 'order-chip-recording'].includes(operation),
);

describe('clients of registries that fail as planned', () => {
  let standIn: StandIn;
  let subject: Subject;

  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());

  beforeEach(async () => {
    await standIn.call('DELETE', '/_control/faults');
    const { registrant, rka } = await standIn.given('sole-owner');
    const number = '012345678';
    const card = { type: 'ID_CARD', number, issueDate: '2024-05-06', status: 'VALID', hasChip: true };
    await standIn.call('PATCH', `/_control/people/${registrant}`, { documents: [card] });
    subject = {
      url: standIn.url,
      timeoutMs: PATIENT_MS,
      iin: registrant,
      rka,
      documentNumber: number,
      key: randomUUID(),
    };
  });

  const plan = async (fault: object) => {
    expect(await standIn.call('PUT', '/_control/faults', fault)).toMatchObject({ status: 200 });
  };
  const effectsNow = async () => (await standIn.read(effects, `/_control/effects?key=${subject.key}`)).data;
  const impatiently = () => ({ ...subject, timeoutMs: IMPATIENT_MS });

  const table = CALLS.flatMap(([registry, operation, call]) =>
    MODES.map(([mode, code]) => ({ registry, operation, mode, code, call })),
  );

  test.each(table)('$registry $operation, $mode: $code, and healthy again after it', async (entry) => {
    const { registry, operation, mode, code, call } = entry;
    await plan({ registry, operation, mode, next: 1, ...(mode === 'slow' && { delayMs: 2 * IMPATIENT_MS }) });
    const failing = code === 'timeout' ? impatiently() : subject;
    await expect(call(failing)).rejects.toMatchObject({ name: 'RegistryFailure', registry, code, retryable: true });
    await expect(call(subject)).resolves.not.toThrow();
  });

  it.each(WITH_EFFECT)('%s %s whose reply was lost is done, and not done again', async (registry, operation, call) => {
    await plan({ registry, operation, mode: 'drop-reply', next: 2 });
    await expect(call(subject)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await effectsNow()).toMatchObject([{ registry, operation, asked: 1, carriedOut: 1 }]);
    await expect(call(subject)).rejects.toMatchObject({ code: 'unreachable' });
    await call(subject);
    expect(await effectsNow()).toMatchObject([{ asked: 3, carriedOut: 1 }]);
  });

  it.each(WITH_EFFECT)('%s %s that never got through is not done', async (registry, operation, call) => {
    for (const mode of ['down', 'error', 'rate-limited', 'garbage', 'hang']) {
      await plan({ registry, operation, mode, next: 1 });
      const failing = mode === 'hang' ? impatiently() : subject;
      await expect(call(failing)).rejects.toThrow(`${registry} registry, ${operation}`);
    }
    expect(await effectsNow()).toEqual([]);
  });

  it('hears when to come back', async () => {
    await plan({ registry: 'address', mode: 'rate-limited', delayMs: 2_500 });
    const find = createAddressClient(at(subject, 'address')).findAddress(subject.rka);
    // Retry-After knows whole seconds only.
    await expect(find).rejects.toMatchObject({ code: 'rate-limited', retryAfterMs: 3_000 });
  });

  it('has patience with an answer that is slow but in time', async () => {
    await plan({ registry: 'address', mode: 'slow', delayMs: 20 });
    expect(await createAddressClient(at(subject, 'address')).findAddress(subject.rka)).toBeDefined();
  });
});
