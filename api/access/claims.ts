import type { Channel } from '../../domain/application.ts';
import { isIin } from '../../domain/identifiers.ts';
import { officeNameOf } from '../../domain/office-names.ts';
import { type Caller, type Integrator, ROLES, SCOPES, type Staff } from './caller.ts';
import { strangerHere } from './token-problems.ts';

export type Claims = Readonly<Record<string, unknown>>;

/** What the provider calls what we have to know: a claim's name, or a path of names with dots (`realm_access.roles`). */
export interface ClaimNames {
  readonly scope: string;
  readonly staffId: string;
  readonly roles: string;
  readonly iin: string;
  readonly office: string;
  readonly name: string;
}

/** The channels of integrators. The counter is no program's: there a caseworker acts (R26). */
const CHANNELS = ['portal', 'mobile', 'bank'] as const satisfies readonly Channel[];

/** Whose cases are not an integrator's (`clientIdOf`): one that is called so would take them for its own. */
const NO_CLIENTS: readonly string[] = ['counter', 'local'];

/** The office of those who serve the whole country. Said, never concluded from silence. */
const EVERY_OFFICE = '*';

/** Roles that look at the whole, and so need no office. */
const COUNTRYWIDE: readonly string[] = ['ops', 'auditor'];

/**
 * Who a verified token speaks for. Roles make staff of its holder; everybody else is an integrator.
 *
 * @throws {Problem} 403 where it is neither
 */
export function callerOfClaims(claims: Claims, names: ClaimNames): Caller {
  return wordsIn(claimIn(claims, names.roles)).length > 0 ? staffOfClaims(claims, names) : integratorOf(claims, names);
}

/** The caseworker, supervisor … whom claims describe. @throws {Problem} 403 where something is missing that we can't do without */
export function staffOfClaims(claims: Claims, names: ClaimNames): Staff {
  const given = wordsIn(claimIn(claims, names.roles));
  const roles = ROLES.filter((role) => given.includes(role));
  if (roles.length === 0) throw strangerHere(`The account has no role here: claim "${names.roles}".`);
  const id = claimIn(claims, names.staffId);
  // The id stands in events and logs, where an IIN must never be.
  if (typeof id !== 'string' || id === '' || isIin(id)) throw incomplete(names.staffId);
  const iin = claimIn(claims, names.iin);
  // Without it nobody could keep them from their own case (R27).
  if (typeof iin !== 'string' || !isIin(iin)) throw incomplete(names.iin);
  const name = claimIn(claims, names.name);
  const office = claimIn(claims, names.office) ?? (roles.every((role) => COUNTRYWIDE.includes(role)) && EVERY_OFFICE);
  if (typeof office !== 'string' || !isOffice(office)) throw incomplete(names.office);
  return {
    kind: 'staff',
    id,
    iin,
    name: typeof name === 'string' && name !== '' ? name : id,
    roles,
    office: office === EVERY_OFFICE ? null : office,
  };
}

const isOffice = (text: string): boolean => text === EVERY_OFFICE || officeNameOf(text) !== undefined;

const incomplete = (claim: string): ReturnType<typeof strangerHere> =>
  strangerHere(`The account lacks something that this api has to know, or it is wrong: claim "${claim}".`);

/** The channel comes in a scope, because every provider knows how to grant one: `channel:bank`. */
function integratorOf(claims: Claims, names: ClaimNames): Integrator {
  const given = wordsIn(claimIn(claims, names.scope));
  const [channel, ...others] = CHANNELS.filter((name) => given.includes(`channel:${name}`));
  if (channel === undefined || others.length > 0) {
    throw strangerHere('The access token has to name exactly one channel by a scope, such as "channel:portal".');
  }
  const clientId = claims['client_id'] ?? claims['azp'];
  if (typeof clientId !== 'string' || clientId === '' || NO_CLIENTS.includes(clientId)) throw incomplete('client_id');
  return { kind: 'integrator', clientId, channel, scopes: SCOPES.filter((scope) => given.includes(scope)) };
}

/** Words in a text, as OAuth writes scopes, or a list of them. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ').filter((word) => word !== '');
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

/** A claim by its name, which may itself hold dots (a URL), or else along a path. */
function claimIn(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  const dot = name.indexOf('.');
  if (dot < 0) return undefined;
  const inner = claimIn(claims, name.slice(0, dot));
  return isObject(inner) ? claimIn(inner, name.slice(dot + 1)) : undefined;
}

const isObject = (value: unknown): value is Claims => typeof value === 'object' && value !== null;
