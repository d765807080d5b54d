import type { Scenario } from '../../cli/registries-control.ts';
import type { Channel, Service } from '../../domain/application.ts';

/** What a cell of the table comes to, in words: `problem: …` where there is no case, else how the case ended. */
export type Result = string;

/** How a case ended, and for each of its people, where that isn't the same for its only one. */
export const inPeople = (whole: string, each: readonly string[]): Result =>
  each.length === 1 && each[0] === whole ? whole : `${whole} (${each.join(', ')})`;

/** One scenario, filed for a service through a channel. */
export interface Cell {
  readonly scenario: Scenario;
  /** For which the scenario was made. */
  readonly own: Service;
  readonly service: Service;
  readonly channel: Channel;
  /** R26: an owner of the dwelling is a minor or incapable. */
  readonly isServedAtCounter: boolean;
}

/** What the form of a service has no place for, and who may be named as applicant in it. */
const FORMS: Readonly<Record<Service, { readonly without: readonly string[]; readonly filedBy: readonly string[] }>> = {
  'permanent-residence': {
    without: ['furtherRegistrants'],
    filedBy: ['self', 'parent', 'guardian', 'attorney', 'administration'],
  },
  'temporary-stay': {
    without: ['furtherRegistrants'],
    filedBy: ['self', 'parent', 'guardian', 'attorney', 'administration'],
  },
  'owner-withdrawal': {
    without: ['generalGrounds'],
    filedBy: ['owner', 'parent', 'guardian', 'attorney', 'administration'],
  },
  'departure-abroad': {
    without: ['generalGrounds', 'furtherRegistrants'],
    filedBy: ['self', 'parent', 'guardian', 'attorney'],
  },
};

const CODES: Readonly<Record<string, string>> = {
  furtherRegistrants: 'further-registrants-not-expected',
  generalGrounds: 'general-grounds-not-expected',
};

const capacityOf = ({ application }: Scenario): string => {
  const { applicant } = application;
  return typeof applicant === 'object' && applicant !== null && 'capacity' in applicant
    ? String(applicant.capacity)
    : '';
};

function problemOfForm({ scenario, service }: Cell): string | undefined {
  const { without, filedBy } = FORMS[service];
  const stray = without.find((member) => member in scenario.application);
  if (stray !== undefined) return CODES[stray];
  return filedBy.includes(capacityOf(scenario)) ? undefined : 'applicant-does-not-fit';
}

/** Found out before anything that only one service asks: what place is meant, who is meant, and who may file for them. */
const ASKED_BY_DEPARTURES_TOO = [
  'dwelling-ambiguous',
  'address-unknown',
  'registrant-deceased',
  'representative-must-file',
  'guardian-must-file',
  'registrant-must-file',
  'not-legal-representative',
  'power-of-attorney-invalid',
];

const livesThere = ({ rka, formerRka }: Scenario): boolean => rka === formerRka;

const isLivingThere = (service: Service): boolean => service === 'permanent-residence' || service === 'temporary-stay';

/** The ground against a scenario in a service that it wasn't made for; `null` where nothing speaks against it. */
function groundElsewhere({ scenario, own, service }: Cell): string | null {
  const capacity = capacityOf(scenario);
  const { ground } = scenario.expect;
  // To stay and to move are asked the same (R20); the counter's own refusal is looked at below.
  if (isLivingThere(own) && isLivingThere(service)) return ground;
  if (own === 'owner-withdrawal') {
    // The registrant is of age and sent no one: an attorney of the owner's isn't theirs (R5), nor a parent or a company (R2).
    return capacity === 'attorney' ? 'power-of-attorney-invalid' : 'registrant-must-file';
  }
  // R23: who only wants to move in isn't registered there; and the parent of somebody who is owns the place themself.
  if (service === 'owner-withdrawal') return livesThere(scenario) ? 'applicant-not-owner' : 'not-resident-there';
  if (service === 'departure-abroad') {
    // R24: nobody who wants to move in has got a passport.
    return ground !== null && ASKED_BY_DEPARTURES_TOO.includes(ground) ? ground : 'no-valid-passport';
  }
  // Who leaves the country is registered there already (R19), and a child under 14 lives with the parent (R3).
  return capacity === 'self' ? 'already-registered-there' : 'registrant-under-14';
}

/** Asked last when a case opens: the counter has said no before (R26). */
const ASKED_AFTER_THE_CHANNEL = ['already-registered-there', 'dwelling-too-dense'];

const OUTCOMES: Readonly<Record<Service, string>> = {
  'permanent-residence': 'registered',
  'temporary-stay': 'registered',
  'owner-withdrawal': 'withdrawn',
  'departure-abroad': 'withdrawn',
};

/** The ground against a cell, whoever asks; a scenario that the counter alone turns away goes well everywhere else. */
function groundAgainst(cell: Cell): string | null {
  const { scenario, own, service, channel, isServedAtCounter } = cell;
  const found = service === own ? scenario.expect.ground : groundElsewhere(cell);
  const ground = found === 'channel-not-open' ? null : found;
  const isAskedWhoseDwelling = channel === 'counter' && service !== 'departure-abroad';
  const wasRefusedBefore = ground !== null && !ASKED_AFTER_THE_CHANNEL.includes(ground);
  return isAskedWhoseDwelling && !isServedAtCounter && !wasRefusedBefore ? 'channel-not-open' : ground;
}

/**
 * How a cell must come out. In its own service through its own channel that is what the scenario says; the rest follows from
 * what each service asks (R1–R11, R19, R23, R24) and from whom the counter serves (R26).
 */
export function expectedResult(cell: Cell): Result {
  const { expect, people } = cell.scenario;
  const problem = problemOfForm(cell) ?? expect.problem;
  if (problem !== undefined) return `problem: ${problem}`;
  const ground = groundAgainst(cell);
  const goesWell = (expect.outcome === null ? 'in-review, then ' : '') + OUTCOMES[cell.service];
  const whole = ground === null ? goesWell : `refused: ${ground}`;
  const each = people?.map((person) => (person.ground === null ? whole : `refused: ${person.ground}`));
  return inPeople(whole, each ?? [whole]);
}
