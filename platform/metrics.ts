import { collectDefaultMetrics, Registry } from 'prom-client';

/** A registry of its own for each process, with the figures of the process itself. Labels never hold ids or people. */
export function createMetrics(processName: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ process: processName });
  collectDefaultMetrics({ register: registry });
  return registry;
}
