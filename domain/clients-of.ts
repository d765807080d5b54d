import type { Case } from './case.ts';
import { registrationOf } from './case.ts';

/** The integrator through which somebody's word came, as a fact notes it; nothing where it came through none. */
export const broughtBy = ({ client }: { readonly client?: string | undefined }) =>
  client === undefined ? {} : { client };

/** Whose words an integrator has brought to a case that somebody else may have filed. */
export interface Carried {
  readonly consentIds: readonly string[];
  readonly objectionIds: readonly string[];
  /** The word that ended the stay (R20). */
  readonly stayEnd: boolean;
}

/** What of a case came through a client: only what counted, so that nobody gets to see a case by trying. */
export const carriedBy = (state: Case, client: string): Carried => ({
  consentIds: state.consents.filter(({ clients = [] }) => clients.includes(client)).map(({ consentId }) => consentId),
  objectionIds: state.objections.filter((objection) => objection.client === client).map((found) => found.objectionId),
  stayEnd: registrationOf(state)?.stay?.ended?.client === client,
});

/**
 * The clients whose business a case is, each once: first the one that filed it, then those through which a consenter
 * answered, somebody objected or ended the stay. They, and no others, list the case, read of it and are told of it.
 */
export const clientsOf = (state: Case): readonly string[] => [
  ...new Set([
    state.client,
    ...state.consents.flatMap(({ clients = [] }) => clients),
    ...state.objections.flatMap(({ client }) => client ?? []),
    ...[registrationOf(state)?.stay?.ended?.client ?? []].flat(),
  ]),
];
