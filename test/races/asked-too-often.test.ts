import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { decideConsent } from '../../activities/answer-consent.ts';
import { openCase, type OpeningResult } from '../../activities/open-case.ts';
import type { Application } from '../../domain/application.ts';
import type { PersonFacts } from '../../domain/facts.ts';
import { findCase } from '../../store/writer.ts';
import { rkaOf } from '../domain/sample-numbers.ts';
import { HOUR_MS, later } from '../domain/sample-events.ts';
import { openStore } from '../store/open-store.ts';
import { createImaginaryRegistries, signatureOf } from './imaginary-registries.ts';
import { flatOf, personAt, START } from './small-world.ts';

/** However many ask somebody at the same moment, no more get through than may (docs/decisions/0023). */

const store = await openStore();
const LIMITS = { byOneApplicant: 3, inAll: 5 };
const POLICY = { requests: { days: 7, person: LIMITS, organisation: null } };
const RACERS = 20;

let numbers = 0;
const next = (): number => (numbers += 1);
const somebody = (): PersonFacts => personAt(next(), null);

function layOut() {
  const rka = rkaOf(next());
  const owner = somebody();
  const racers = Array.from({ length: RACERS }, somebody);
  const world = { people: [owner, ...racers], dwellings: [flatOf(rka, [owner])], kato: '750000000' };
  const { dependencies } = createImaginaryRegistries(store, world, async () => undefined, { policy: POLICY });
  const file = (person: PersonFacts, { caseId = randomUUID(), at = START }: { caseId?: string; at?: string } = {}) => {
    const application: Application = {
      service: 'permanent-residence',
      channel: 'portal',
      language: 'kk',
      applicant: { iin: person.iin, capacity: 'self' },
      registrant: { iin: person.iin },
      dwelling: { rka },
    };
    const signature = signatureOf(person.iin);
    const filing = { application, applicationDigest: caseId, client: 'races', signature };
    return openCase(dependencies)({ caseId, known: undefined, at, ...filing });
  };
  const consent = async (caseId: string): Promise<void> => {
    const known = await findCase(store.models, caseId);
    const consentId = known?.consents[0]?.consentId ?? '';
    const message = { consentId, decision: 'give', evidence: signatureOf(owner.iin) } as const;
    await decideConsent(dependencies)({ caseId, known, at: START, ...message });
  };
  return { racers, file, consent };
}

const isTurnedDown = (result: OpeningResult): boolean =>
  'notAccepted' in result && result.notAccepted.code === 'consenter-asked-too-often';

describe('applications that ask one owner', () => {
  test('get through as often as may be, though all are filed at once, and leave nothing where they don’t', async () => {
    const { racers, file } = layOut();
    const ids = racers.map(() => randomUUID());
    const results = await Promise.all(racers.map((person, index) => file(person, { caseId: ids[index] ?? '' })));
    expect(results.filter(isTurnedDown)).toHaveLength(RACERS - LIMITS.inAll);
    const stored = await Promise.all(ids.map((caseId) => findCase(store.models, caseId)));
    expect(stored.filter((state) => state !== undefined)).toHaveLength(LIMITS.inAll);
  });

  test('get the answer they had, when their opening is carried out again after others came', async () => {
    const { racers, file } = layOut();
    const caseId = randomUUID();
    const [mine = somebody(), ...rest] = racers;
    await file(mine, { caseId });
    await Promise.all(rest.map((person) => file(person)));
    const again = await file(mine, { caseId });
    expect(again).toMatchObject({ rejection: null });
  });

  test('are in nobody’s way once they are consented to', async () => {
    const { racers, file, consent } = layOut();
    for (const person of racers.slice(0, LIMITS.inAll + 1)) {
      const caseId = randomUUID();
      expect(isTurnedDown(await file(person, { caseId, at: later(START, HOUR_MS) }))).toBe(false);
      await consent(caseId);
    }
  });
});
