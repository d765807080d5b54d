/** Programs that may call the api in the embedded stack. Their secrets are no secrets: the provider is for demonstrations. */
export interface DemoClient {
  readonly id: string;
  readonly secret: string;
  /** Everything it may ask for, separated by spaces. */
  readonly scope: string;
}

/** One for each channel of integrators. */
const CHANNELS = ['portal', 'mobile', 'bank'] as const;

const SCOPES = ['applications:write', 'cases:read', 'consents:write', 'residents:read', 'webhooks:manage'];

export const DEMO_CLIENTS: readonly DemoClient[] = CHANNELS.map((channel) => ({
  id: channel,
  secret: `${channel}-demonstration`,
  scope: [...SCOPES, `channel:${channel}`].join(' '),
}));

/** The scopes that the api's tokens can have. */
export const API_SCOPES: readonly string[] = [...SCOPES, ...CHANNELS.map((channel) => `channel:${channel}`)];
