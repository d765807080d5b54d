import type { Signer } from '../scenarios/scenario.ts';
import type { State } from '../state.ts';

/** Whose key it is: a person's own, or a person's for an organisation. */
interface KeyOf {
  readonly iin: string;
  readonly bin?: string | undefined;
  readonly role?: string | undefined;
}

/** Somebody in a situation whose key can be plugged in, with what they may have to show or to name. */
export interface Holder {
  readonly name: string;
  readonly parts: readonly ('applicant' | 'registrant' | 'consenter')[];
  readonly signAs: KeyOf;
  /** Of their identity card or passport, for the counter. */
  readonly documentNumber: string | null;
  /** Under which they answer for somebody else. */
  readonly powerOfAttorneyId: string | null;
}

/** A situation that somebody was given, with everybody who signs in it. */
export interface ShownSituation {
  readonly scenario: string;
  readonly rka: string;
  readonly holders: readonly Holder[];
}

type Known = Pick<State, 'findPerson' | 'findOrganisation'>;

export function holderOf(state: Known, signAs: KeyOf): Omit<Holder, 'parts' | 'powerOfAttorneyId'> {
  const person = state.findPerson(signAs.iin);
  const names = person === undefined ? [] : [person.surname, person.firstName, person.patronymic ?? []].flat();
  const organisation = signAs.bin === undefined ? undefined : state.findOrganisation(signAs.bin)?.name;
  const paper = person?.documents.find(({ type, status }) => type !== 'BIRTH_CERTIFICATE' && status === 'VALID');
  return {
    name: [names.join(' '), organisation ?? []].flat().join(', '),
    signAs,
    documentNumber: paper?.number ?? null,
  };
}

const idOf = ({ iin, bin = '', role = '' }: KeyOf): string => `${iin} ${bin} ${role}`;

function show(state: State, household: number): ShownSituation | undefined {
  const origin = state.handedOut.find(household);
  const situation = origin && state.stage(origin.scenario, household, origin.day)?.situation;
  if (origin === undefined || situation === undefined) return undefined;
  const { applicantSignAs, applicant, registrant, consenters, rka } = situation;
  const signers: readonly (readonly [Holder['parts'][number], Signer, (string | undefined)?])[] = [
    ['applicant', applicantSignAs],
    ...(registrant === applicant ? [] : [['registrant', { iin: registrant }] as const]),
    ...consenters.map(({ signAs, powerOfAttorneyId }) => ['consenter', signAs, powerOfAttorneyId] as const),
  ];
  const holders = new Map<string, Holder>();
  for (const [part, signAs, powerOfAttorneyId = null] of signers) {
    const former = holders.get(idOf(signAs));
    const parts = [...(former?.parts ?? []), part];
    holders.set(idOf(signAs), { ...holderOf(state, signAs), parts, powerOfAttorneyId });
  }
  return { scenario: origin.scenario, rka, holders: [...holders.values()] };
}

/** How far back somebody is looked for: the demo town gives away a few situations a minute. */
const MOST_LOOKED_AT = 2_000;

const fits = ({ rka, holders }: ShownSituation, words: string): boolean =>
  rka === words ||
  holders.some(
    ({ name, signAs }) =>
      signAs.iin === words ||
      signAs.bin === words ||
      name.toLocaleUpperCase('kk').includes(words.toLocaleUpperCase('kk')),
  );

/**
 * The situations that were given last, newest first.
 *
 * @param words an IIN, a BIN, an RKA or a part of a name; empty for all
 */
export function latestSituations(state: State, words: string, most: number): readonly ShownSituation[] {
  const found: ShownSituation[] = [];
  const last = state.handedOut.next() - 1;
  const first = Math.max(0, last - MOST_LOOKED_AT);
  for (let household = last; household >= first && found.length < most; household -= 1) {
    const shown = show(state, household);
    if (shown !== undefined && (words === '' || fits(shown, words))) found.push(shown);
  }
  return found;
}
