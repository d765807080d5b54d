import { budgetOf } from '../limits/allowances.ts';
import type { Route } from '../route.ts';
import { type Contract, IDEMPOTENCY_KEY } from './contract.ts';

export type Documented = Route & { readonly contract: Contract };

type Codes = Readonly<Record<number, readonly string[]>>;

/** What any request may meet, whatever it asks for: how it arrived. */
const EVERYWHERE: Codes = {
  400: ['malformed-request'],
  408: ['request-timeout'],
  413: ['body-too-large'],
  414: ['path-too-long'],
  415: ['encoding-not-supported', 'json-body-expected'],
  431: ['headers-too-large'],
};

const OUTAGE: Codes = { 503: ['temporarily-unavailable'] };

/** Who asks, and whether they may. */
const WITH_SIGN_IN: Codes = {
  401: ['not-signed-in', 'invalid-token'],
  403: ['not-a-caller', 'not-your-role', 'scope-missing', 'cross-site-request'],
  503: ['identity-provider-unavailable'],
};
const STAFF_AND_A_CASE: Codes = { 403: ['foreign-office', 'own-case', 'assigned-to-another'] };
/** Integrators that merely brought an answer. */
const FOR_FILERS: Codes = { 403: ['filed-by-another'] };
const FILERS_ONLY: readonly Route['action'][] = [
  'read-whole-case',
  'invite-consenter',
  'share-status',
  'cancel-application',
];
const WITH_BODY: Codes = { 400: ['invalid-body'], 403: ['caseworker-not-yours-to-name'] };

/** Named by the path, each is found or not; people and dwellings can also be no number at all. */
const IN_PATH: Readonly<Record<string, Codes>> = {
  caseId: { 404: ['case-not-found'] },
  webhookId: { 404: ['webhook-not-found'] },
  iin: { 400: ['invalid-path'] },
  rka: { 400: ['invalid-path'] },
};

const WITH_KEY: Codes = { 400: ['idempotency-key-missing', 'idempotency-key-invalid'] };

const LIMITED: Codes = { 429: ['too-many-requests'] };

function tablesFor({ method, action, path, contract }: Documented): readonly Codes[] {
  const isPersonal = action !== 'public';
  return [
    EVERYWHERE,
    ...(path.startsWith('/v1/') ? [OUTAGE] : []),
    ...(budgetOf({ method, action, path }) === undefined ? [] : [LIMITED]),
    ...(isPersonal ? [WITH_SIGN_IN] : []),
    ...(isPersonal && path.includes(':caseId') ? [STAFF_AND_A_CASE] : []),
    ...(FILERS_ONLY.includes(action) ? [FOR_FILERS] : []),
    ...(contract.query === undefined ? [] : [{ 400: ['invalid-query'] }]),
    ...(contract.body === undefined ? [] : [WITH_BODY]),
    ...(contract.headers?.some(({ name }) => name === IDEMPOTENCY_KEY.name) === true ? [WITH_KEY] : []),
    ...Object.entries(IN_PATH).flatMap(([name, codes]) => (path.includes(`:${name}`) ? [codes] : [])),
    contract.problems ?? {},
  ];
}

/** The codes of all problems that a call may answer, by status. */
export function problemsOf(route: Documented): ReadonlyMap<number, readonly string[]> {
  const codes = new Map<number, Set<string>>();
  for (const [status, more] of tablesFor(route).flatMap((table) => Object.entries(table))) {
    codes.set(Number(status), new Set([...(codes.get(Number(status)) ?? []), ...more]));
  }
  return new Map([...codes].map(([status, known]) => [status, [...known].toSorted()]));
}
