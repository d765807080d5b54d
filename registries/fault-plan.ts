import type { Fault, RegistryEvent } from './events.ts';
import type { RegistryName } from './operations.ts';

/** Faults that were planned and aren't spent yet. */
export interface FaultPlan {
  apply(event: RegistryEvent): void;
  list(): readonly Fault[];
  /** The fault that hits a request: one for its operation before one for the whole registry. */
  find(registry: RegistryName, operation: string | undefined): Fault | undefined;
}

export function createFaultPlan(): FaultPlan {
  const faults = new Map<string, Fault>();
  const keyOf = (registry: string, operation = '*') => `${registry}/${operation}`;

  return {
    apply: (event) => {
      if (event.type === 'fault-planned') {
        faults.set(keyOf(event.fault.registry, event.fault.operation), event.fault);
      }
      if (event.type === 'fault-spent') {
        const key = keyOf(event.registry, event.operation);
        const fault = faults.get(key);
        if (fault?.next === undefined) return;
        if (fault.next > 1) faults.set(key, { ...fault, next: fault.next - 1 });
        else faults.delete(key);
      }
      if (event.type === 'faults-cleared') {
        for (const [key, { registry, operation }] of faults) {
          const meant =
            (event.registry ?? registry) === registry &&
            (event.operation === undefined || event.operation === operation);
          if (meant) faults.delete(key);
        }
      }
    },
    list: () => [...faults.values()],
    find: (registry, operation) => faults.get(keyOf(registry, operation)) ?? faults.get(keyOf(registry)),
  };
}
