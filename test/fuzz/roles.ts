import { DEMO_CLIENTS } from '../../dev/identity/demo-clients.ts';
import { DEMO_USERS } from '../../dev/identity/demo-users.ts';

/** Somebody as whom random requests are sent, about the cases of a client. */
export interface FuzzRole {
  readonly name: string;
  /** What they may do is the same for all of a kind. */
  readonly kind: string;
  /** Client or member of the staff whose token is sent; `undefined`: none. */
  readonly token: string | undefined;
  /** The client whose cases they are about. */
  readonly client: string;
}

const PORTAL = 'portal';

/** Every demo client about its own cases, everybody of the staff and a caller without a token about the portal's. */
export const FUZZ_ROLES: readonly FuzzRole[] = [
  ...DEMO_CLIENTS.map(({ id }) => ({ name: `client ${id}`, kind: 'client', token: id, client: id })),
  ...DEMO_USERS.map(({ id, roles, office }) => ({
    name: `${roles.join(', ')} ${id} of ${office === '*' ? 'the whole country' : office}`,
    kind: roles.join(', '),
    token: id,
    client: PORTAL,
  })),
  { name: 'nobody', kind: 'nobody', token: undefined, client: PORTAL },
];

/** One of each kind, for a run that has to be short. */
export const FUZZ_KINDS: readonly FuzzRole[] = FUZZ_ROLES.filter(
  ({ kind }, index) => FUZZ_ROLES.findIndex((role) => role.kind === kind) === index,
);
