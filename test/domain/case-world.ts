import type { Application } from '../../domain/application.ts';
import { type Case, isOpened, registrationOf } from '../../domain/case.ts';
import { type OpeningFacts, registrantsOf } from '../../domain/eligibility.ts';
import type { DwellingCategory, DwellingFacts, PersonFacts, TitleHolder } from '../../domain/facts.ts';
import type { OwnershipFacts } from '../../domain/ownership.ts';
import type { Policy } from '../../domain/policy.ts';
import type { LedgerChange, LedgerView, Residence } from '../../domain/residences.ts';
import type { Plan, WorldMove } from './case-moves.ts';
import { createIds, later, policy } from './sample-events.ts';
import {
  address,
  APPLICATION_FOR,
  dwellingOf,
  firstOwner,
  lodger,
  NOW,
  organisation,
  organisationOf,
  ownerOf,
  permanentAt,
  personOf,
  registrant,
  secondOwner,
  stayAt,
  stranger,
} from './sample-facts.ts';
import { iinOf, rkaOf } from './sample-numbers.ts';
import { departureDocument, passport } from './situation.ts';

export const HERE = rkaOf(1);
const ELSEWHERE = rkaOf(2);
const THIRD_PLACE = rkaOf(3);

const guardian = personOf(iinOf(40));
const ward = personOf(stranger.iin, {
  capability: 'incapable',
  legalRepresentatives: [{ iin: guardian.iin, relation: 'guardian' }],
});
/** Fit for every service: what it takes to come, and what it takes to leave. */
const mover = personOf(registrant.iin, {
  documents: [...registrant.documents, passport],
  departureDocuments: [departureDocument],
});

const PEOPLE: readonly PersonFacts[] = [mover, lodger, secondOwner, ward, guardian, firstOwner];

/** Who may come to own the dwelling. */
const POOL: readonly TitleHolder[] = [
  ownerOf(firstOwner),
  ownerOf(secondOwner),
  ownerOf(ward),
  ownerOf(registrant),
  organisationOf(organisation),
];

/** An owner who wants others withdrawn owns something at first, or nothing would ever come of it. */
const holdersOf = (owners: readonly number[], { service }: Pick<Application, 'service'>): readonly TitleHolder[] =>
  POOL.filter((_, index) => owners.includes(index) || (index === 0 && service === 'owner-withdrawal'));

const LIVING = {
  'permanent-residence': [permanentAt(ELSEWHERE), stayAt(HERE, later(NOW, 1))],
  'temporary-stay': [permanentAt(ELSEWHERE), stayAt(THIRD_PLACE, later(NOW, 1))],
  'owner-withdrawal': [permanentAt(HERE), permanentAt(HERE, lodger.iin), stayAt(ELSEWHERE, later(NOW, 1), lodger.iin)],
  'departure-abroad': [permanentAt(HERE), stayAt(ELSEWHERE, later(NOW, 1))],
} as const;

/** The world around one case: who owns the dwelling and who lives where, what the registries say, what time it is. */
export class World {
  now = NOW;
  dwelling: DwellingFacts | undefined;
  addressCategory: DwellingCategory = address.category;
  residences: readonly Residence[];
  neighbours: readonly string[] = [];
  readonly dead = new Set<string>();
  readonly ids = createIds();
  readonly application: Application;
  readonly policy: Policy;

  constructor({ service, channel, owners, objectionPeriodDays, isDensityLimited }: Plan) {
    this.application = { ...APPLICATION_FOR[service], channel };
    this.dwelling = dwellingOf({ titleHolders: holdersOf(owners, this.application) });
    this.residences = LIVING[service];
    const density = isDensityLimited ? { offices: ['almaty'], m2PerPerson: 15 } : null;
    this.policy = { ...policy, objectionPeriodDays, density };
  }

  get people(): readonly PersonFacts[] {
    return PEOPLE.map((person) => (this.dead.has(person.iin) ? { ...person, alive: false } : person));
  }

  get ledger(): LedgerView {
    const here = this.residences.filter(({ rka }) => rka === HERE).map(({ iin }) => iin);
    const concerned = registrantsOf(this.application);
    return {
      current: this.residences.filter(({ iin }) => concerned.includes(iin)),
      residents: [...new Set([...here, ...this.neighbours])],
    };
  }

  get openingFacts(): OpeningFacts {
    const { current, residents } = this.ledger;
    const dwellings = this.dwelling === undefined ? [] : [this.dwelling];
    return { people: this.people, dwellings, address, residences: current, residents };
  }

  get ownershipFacts(): OwnershipFacts {
    const { dwelling, people, addressCategory } = this;
    return { dwelling, people, addressCategory, rightsCertificate: null };
  }

  passTo(instant: string): void {
    if (instant > this.now) this.now = instant;
  }

  /** The ledger does what a decision says, in the same moment. */
  commit({ begins, ends }: LedgerChange): void {
    const ended = new Set(ends.map(({ residenceId }) => residenceId));
    const left = this.residences.filter(({ residenceId }) => !ended.has(residenceId));
    this.residences = begins === null ? left : [...left, begins];
  }

  change(move: WorldMove, state: Case): void {
    switch (move.kind) {
      case 'sell':
        this.dwelling = dwellingOf({
          ...this.dwelling,
          titleHolders: POOL.filter((_, of) => move.owners.includes(of)),
        });
        return;
      case 'encumber':
        this.dwelling = dwellingOf({
          ...this.dwelling,
          encumbrances: move.with === null ? [] : [{ kind: move.with, since: this.now }],
        });
        return;
      case 'dwelling':
        this.dwelling =
          move.is === 'unknown' ? undefined : dwellingOf({ ...this.dwelling, commissioned: move.is === 'sound' });
        return;
      case 'address':
        this.addressCategory = move.says === 'the-same' ? address.category : 'house';
        return;
      case 'die':
        this.dead.add(PEOPLE[move.who]?.iin ?? registrant.iin);
        return;
      case 'move': {
        const iin = PEOPLE[move.who]?.iin ?? registrant.iin;
        const left = this.residences.filter((entry) => entry.iin !== iin || entry.kind !== 'permanent');
        this.residences = [...left, permanentAt(move.to === 'here' ? HERE : THIRD_PLACE, iin)];
        return;
      }
      case 'crowd':
        this.neighbours = Array.from({ length: move.neighbours }, (_, of) => iinOf(60 + of));
        return;
      case 'wait-for': {
        const instant = instantOf(move.what, state);
        if (instant !== undefined) this.passTo(later(instant, move.offsetMs));
      }
    }
  }
}

function instantOf(what: 'deadline' | 'objections' | 'end-of-stay', state: Case): string | undefined {
  if (what === 'end-of-stay') return registrationOf(state)?.stay?.until;
  if (!isOpened(state)) return undefined;
  return what === 'deadline' ? state.deadlineAt : (state.objectionsUntil ?? undefined);
}
