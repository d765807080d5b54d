import { officeNameOf } from '../../../domain/office-names.ts';

/** Of how many days outcomes are counted. */
export const PERIODS_DAYS = [7, 30, 90, 365] as const;
export type PeriodDays = (typeof PERIODS_DAYS)[number];

export const USUAL_PERIOD_DAYS: PeriodDays = 30;

export interface OverviewSearch {
  readonly days?: PeriodDays | undefined;
  readonly office?: string | undefined;
}

/** Addresses are typed and pasted: what isn't understood is left out. */
export function parseOverviewSearch(search: Readonly<Record<string, unknown>>): OverviewSearch {
  const days = PERIODS_DAYS.find((period) => String(period) === String(search['days']));
  const office = search['office'];
  const isOffice = typeof office === 'string' && officeNameOf(office) !== undefined;
  return { ...(days !== undefined && { days }), ...(isOffice && { office }) };
}
