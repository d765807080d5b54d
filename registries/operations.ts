export const REGISTRIES = ['property', 'population', 'address', 'nca', 'notifications', 'cards'] as const;
export type RegistryName = (typeof REGISTRIES)[number];

interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the registry. */
  readonly path: RegExp;
}

/** Every registry and what can be asked of it: the names that fault plans use. */
export const OPERATIONS: Readonly<Record<RegistryName, Readonly<Record<string, Operation>>>> = {
  property: {
    'find-dwelling': { method: 'GET', path: /^\/dwellings\/[^/]+$/ },
    'issue-rights-certificate': { method: 'GET', path: /^\/dwellings\/[^/]+\/rights-certificate$/ },
    'search-dwellings': { method: 'POST', path: /^\/dwellings\/search$/ },
  },
  population: {
    'find-person': { method: 'GET', path: /^\/persons\/[^/]+$/ },
    'list-residents': { method: 'GET', path: /^\/dwellings\/[^/]+\/residents$/ },
    'send-one-time-password': { method: 'POST', path: /^\/one-time-passwords$/ },
    'check-one-time-password': { method: 'POST', path: /^\/one-time-passwords\/check$/ },
    'record-address-change': { method: 'PUT', path: /^\/address-changes\/[^/]+$/ },
  },
  address: {
    'find-address': { method: 'GET', path: /^\/addresses\/[^/]+$/ },
  },
  nca: {
    'verify-cms': { method: 'POST', path: /^\/cms\/verify$/ },
    'read-certificate': { method: 'POST', path: /^\/x509\/info$/ },
    health: { method: 'GET', path: /^\/actuator\/health$/ },
  },
  notifications: {
    'send-message': { method: 'POST', path: /^\/messages$/ },
    'find-message': { method: 'GET', path: /^\/messages\/[^/]+$/ },
  },
  cards: {
    'order-chip-recording': { method: 'POST', path: /^\/orders$/ },
    'find-order': { method: 'GET', path: /^\/orders\/[^/]+$/ },
  },
};

/** The operation that a request is for. */
export const operationOf = (registry: RegistryName, method: string, path: string): string | undefined =>
  Object.entries(OPERATIONS[registry]).find(
    ([, operation]) => operation.method === method && operation.path.test(path),
  )?.[0];
