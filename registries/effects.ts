import { randomUUID } from 'node:crypto';
import { Complaint } from './complaint.ts';
import type { RegistryEvent } from './events.ts';
import type { RegistryName } from './operations.ts';
import type { PersonRecord } from './synthetic/records.ts';

/** Something that was done for a caller, and must be done once for each key. */
export interface Effect {
  /** Position among all effects, in the order in which they were carried out. */
  readonly position: number;
  readonly registry: RegistryName;
  readonly operation: string;
  readonly key: string;
  readonly id: string;
  readonly at: string;
  readonly body: unknown;
  /** How often the journal says it was carried out: anything but 1 is a bug of the registry. */
  readonly carriedOut: number;
  readonly asked: number;
}

export interface EffectRequest {
  readonly registry: RegistryName;
  readonly operation: string;
  readonly key: string;
  readonly body: unknown;
}

export interface Effects {
  apply(event: RegistryEvent): void;
  find(registry: RegistryName, key: string): Effect | undefined;
  findById(registry: RegistryName, id: string): Effect | undefined;
  /** @param after position of the last effect already seen, -1 for none */
  list(filter: {
    registry?: RegistryName | undefined;
    keyPrefix?: string | undefined;
    after: number;
    limit: number;
  }): Effect[];
}

export function createEffects(): Effects {
  const effects: Effect[] = [];
  const positions = new Map<string, number>();
  const at = (name: string): Effect | undefined => effects[positions.get(name) ?? -1];
  const byKey = (registry: string, key: string) => `${registry}/key/${key}`;
  const byId = (registry: string, id: string) => `${registry}/id/${id}`;

  return {
    apply: (event) => {
      if (event.type === 'effect-carried-out') {
        const { type: _, person: __, ...effect } = event;
        const before = at(byKey(effect.registry, effect.key));
        const position = before?.position ?? effects.length;
        positions.set(byKey(effect.registry, effect.key), position);
        positions.set(byId(effect.registry, effect.id), position);
        effects[position] = {
          position,
          ...effect,
          carriedOut: (before?.carriedOut ?? 0) + 1,
          asked: (before?.asked ?? 0) + 1,
        };
      }
      if (event.type === 'effect-asked-again') {
        const effect = at(byKey(event.registry, event.key));
        if (effect !== undefined) effects[effect.position] = { ...effect, asked: effect.asked + 1 };
      }
    },
    find: (registry, key) => at(byKey(registry, key)),
    findById: (registry, id) => at(byId(registry, id)),
    list: ({ registry, keyPrefix = '', after, limit }) => {
      const found: Effect[] = [];
      for (let position = after + 1; position < effects.length && found.length < limit; position += 1) {
        const effect = effects[position];
        if (effect === undefined || !effect.key.startsWith(keyPrefix)) continue;
        if (registry === undefined || effect.registry === registry) found.push(effect);
      }
      return found;
    },
  };
}

/**
 * Carries an effect out unless its key has been used before; then answers with what was done at that time.
 * @param effectOn what the effect changes in the state database; asked only when it is carried out
 * @throws Complaint 409 where the key was used for something else
 */
export function carryOutOnce(
  { effects, record, now }: { effects: Effects; record: (event: RegistryEvent) => void; now: () => Date },
  { registry, operation, key, body }: EffectRequest,
  effectOn: () => PersonRecord | undefined = () => undefined,
): Effect {
  const before = effects.find(registry, key);
  if (before === undefined) {
    const person = effectOn();
    record({
      type: 'effect-carried-out',
      registry,
      operation,
      key,
      id: randomUUID(),
      at: now().toISOString(),
      body,
      ...(person === undefined ? {} : { person }),
    });
  } else {
    if (before.operation !== operation || JSON.stringify(before.body) !== JSON.stringify(body)) {
      throw new Complaint(409, 'idempotency-key-reused', 'This key was used for a different request');
    }
    record({ type: 'effect-asked-again', registry, key });
  }
  const effect = effects.find(registry, key);
  if (effect === undefined) throw new Error('an effect was recorded and is not there');
  return effect;
}
