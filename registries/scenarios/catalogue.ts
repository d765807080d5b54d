import { DEPARTURES } from './departure-abroad.ts';
import { WITHDRAWALS } from './owner-withdrawal.ts';
import { CHILDREN } from './permanent-residence/children.ts';
import { CONSENTS } from './permanent-residence/consents.ts';
import { COUNTER } from './permanent-residence/counter.ts';
import { DENSITY } from './permanent-residence/density.ts';
import { FILINGS } from './permanent-residence/filings.ts';
import { HOMES } from './permanent-residence/homes.ts';
import { PREMISES } from './permanent-residence/premises.ts';
import { REFUSALS } from './permanent-residence/refusals.ts';
import { REVIEWS } from './permanent-residence/reviews.ts';
import type { Scenario } from './scenario.ts';
import { TEMPORARY_STAYS } from './temporary-stay.ts';

const PERMANENT_RESIDENCE = {
  ...CONSENTS,
  ...FILINGS,
  ...CHILDREN,
  ...HOMES,
  ...PREMISES,
  ...DENSITY,
  ...COUNTER,
  ...REVIEWS,
  ...REFUSALS,
};

/** A scenario and the service that its application is for. */
type Listed = Scenario & { readonly service: string };

const of = (service: string, scenarios: Readonly<Record<string, Scenario>>): readonly (readonly [string, Listed])[] =>
  Object.entries(scenarios).map(([name, scenario]) => [name, { ...scenario, service }]);

/** Every situation that can be asked for, by name. */
export const SCENARIOS: ReadonlyMap<string, Listed> = new Map([
  ...of('permanent-residence', PERMANENT_RESIDENCE),
  ...of('temporary-stay', TEMPORARY_STAYS),
  ...of('owner-withdrawal', WITHDRAWALS),
  ...of('departure-abroad', DEPARTURES),
]);
