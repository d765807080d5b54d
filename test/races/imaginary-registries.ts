import { setTimeout } from 'node:timers/promises';
import type { Dependencies } from '../../activities/dependencies.ts';
import type { AddressChange } from '../../clients/population.ts';
import type { AddressFacts, DwellingFacts, PersonFacts, ResidentFacts } from '../../domain/facts.ts';
import { createPolicyAt, type Policy } from '../../domain/policy.ts';
import type { TestStore } from '../store/open-store.ts';

/** What there is to know in a small world. */
export interface World {
  readonly people: readonly PersonFacts[];
  readonly dwellings: readonly DwellingFacts[];
  /** Classifier of territories: where all of the dwellings are. */
  readonly kato: string;
}

/** A signature of somebody, for registries that believe whoever gives the right name. */
export const signatureOf = (number: string) => ({ kind: 'eds', cms: Buffer.from(number).toString('base64') }) as const;

export interface Weather {
  readonly policy?: Partial<Policy>;
  /** How long the population registry takes to note what it is told: one after the other, over and over. */
  readonly delaysMs?: readonly number[];
}

/**
 * The registries as plain values over a real store: quick enough for thousands of races. Every question waits for its turn,
 * so that the race decides in which order answers come.
 *
 * @param turn resolves when the one who asks may go on
 */
export function createImaginaryRegistries(
  { connection, models }: Pick<TestStore, 'connection' | 'models'>,
  { people, dwellings, kato }: World,
  turn: (name: string) => Promise<void>,
  { policy = {}, delaysMs = [] }: Weather = {},
): { readonly dependencies: Dependencies; readonly told: readonly AddressChange[] } {
  const told: AddressChange[] = [];
  let asked = 0;
  /** A person as the population registry knows them after what it was told. */
  const asTold = (person: PersonFacts): PersonFacts => {
    const last = told.findLast(({ iin, kind }) => iin === person.iin && kind === 'permanent');
    if (last === undefined) return person;
    return { ...person, registeredAt: last.rka === null ? null : { rka: last.rka, since: last.from } };
  };
  const findDwelling = async (rka: string): Promise<DwellingFacts | undefined> => {
    await turn('find-dwelling');
    return dwellings.find((dwelling) => dwelling.rka === rka);
  };
  const unasked = async (): Promise<undefined> => undefined;
  const dependencies: Dependencies = {
    connection,
    models,
    property: {
      findDwelling,
      findDwellingsByOwner: async () => [],
      issueRightsCertificate: async (rka) => {
        const dwelling = await findDwelling(rka);
        return dwelling === undefined
          ? undefined
          : { number: `RC-${rka}`, issuedAt: new Date().toISOString(), dwelling };
      },
    },
    population: {
      findPerson: async (iin) => {
        await turn('find-person');
        return people.map(asTold).find((person) => person.iin === iin);
      },
      listResidents: async (rka) => {
        await turn('list-residents');
        return residentsAt(people.map(asTold), rka);
      },
      recordAddressChange: async (change) => {
        const delayMs = delaysMs[asked % delaysMs.length] ?? 0;
        asked += 1;
        await turn('record-address-change');
        // In real time, because what overtakes it meanwhile goes through a real store.
        if (delayMs > 0) await setTimeout(delayMs);
        if (!told.some(({ requestId }) => requestId === change.requestId)) told.push(change);
      },
      sendOneTimePassword: unasked,
      checkOneTimePassword: async () => ({ accepted: false, reason: 'not-sent' }),
    },
    address: {
      findAddress: async (rka): Promise<AddressFacts | undefined> => {
        const found = dwellings.find((dwelling) => dwelling.rka === rka);
        if (found === undefined) return undefined;
        return { rka, category: found.category, kato, address: { kk: rka, ru: rka, en: rka } };
      },
    },
    notifications: { send: unasked },
    cards: {
      orderChipRecording: async ({ idempotencyKey }) => ({ orderId: idempotencyKey, state: 'recorded' }),
      findOrder: async (orderId) => ({ orderId, state: 'recorded' }),
    },
    verifier: {
      verify: async ({ cms, signer }) => {
        const number = 'iin' in signer ? signer.iin : signer.bin;
        if (signatureOf(number).cms !== cms) return { accepted: false, reason: 'wrong-person' };
        return {
          accepted: true,
          signer: { iin: number, bin: null, name: '', certificateSerial: '1' },
          verdict: { provenByUs: true, signingTime: null, nca: { readable: true, valid: true, signers: [] } },
        };
      },
    },
    policyAt: createPolicyAt(policy),
  };
  return { dependencies, told };
}

const residentsAt = (people: readonly PersonFacts[], rka: string): readonly ResidentFacts[] =>
  people.flatMap(({ iin, registeredAt }) =>
    registeredAt?.rka === rka ? [{ iin, kind: 'permanent', since: registeredAt.since }] : [],
  );
