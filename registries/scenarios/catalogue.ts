import { CONSENTS } from './consents.ts';
import { FILINGS } from './filings.ts';
import { REFUSALS } from './refusals.ts';
import type { Scenario } from './scenario.ts';

/** Every situation that can be asked for, by name. */
export const SCENARIOS: ReadonlyMap<string, Scenario> = new Map<string, Scenario>(
  Object.entries({ ...CONSENTS, ...FILINGS, ...REFUSALS }),
);
