import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';

/** Connection string of a database that nobody has used before, on the run's replica set. It goes with the run. */
export function freshDatabase(): string {
  const { address, replicaSet } = inject('mongo');
  return `mongodb://${address}/test-${randomUUID()}?replicaSet=${replicaSet}`;
}
