import type { Application } from '../../../client/create-tirkeu-client.ts';

export type Service = Application['service'];
export type Capacity = Application['applicant']['capacity'];

/** What the form of a service asks for. The api has the last word on it; this only keeps the desk from asking in vain. */
interface ServiceForm {
  readonly capacities: readonly Capacity[];
  /** Several people in one application (R23). */
  readonly asksForSeveral: boolean;
  readonly asksForStay: boolean;
  readonly asksForGeneralGrounds: boolean;
  readonly asksForDeparture: boolean;
}

const LIVING_THERE: ServiceForm = {
  capacities: ['self', 'parent', 'guardian', 'attorney', 'administration'],
  asksForSeveral: false,
  asksForStay: false,
  asksForGeneralGrounds: true,
  asksForDeparture: false,
};

export const SERVICE_FORMS: Readonly<Record<Service, ServiceForm>> = {
  'permanent-residence': LIVING_THERE,
  'temporary-stay': { ...LIVING_THERE, asksForStay: true },
  'owner-withdrawal': {
    capacities: ['owner', 'parent', 'guardian', 'attorney', 'administration'],
    asksForSeveral: true,
    asksForStay: false,
    asksForGeneralGrounds: false,
    asksForDeparture: false,
  },
  'departure-abroad': {
    capacities: ['self', 'parent', 'guardian', 'attorney'],
    asksForSeveral: false,
    asksForStay: false,
    asksForGeneralGrounds: false,
    asksForDeparture: true,
  },
};

export const SERVICES = [
  'permanent-residence',
  'temporary-stay',
  'owner-withdrawal',
  'departure-abroad',
] as const satisfies readonly Service[];

/** R12: an organisation signs electronically; it has no document that somebody could look at. */
export const canShowADocument = (capacity: Capacity): boolean => capacity !== 'administration';

/** The first that can be filed here. */
export const usualCapacity = (service: Service): Capacity =>
  SERVICE_FORMS[service].capacities.find(canShowADocument) ?? 'self';
