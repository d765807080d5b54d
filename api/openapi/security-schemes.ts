import type { Scope } from '../access/caller.ts';
import type { Json } from './components.ts';

/** In the committed document: a running api says its own. */
const SOME_TOKEN_URL = 'https://identity.example/token';

const GRANTS: Readonly<Record<Scope, string>> = {
  'applications:write': 'file applications and withdraw them',
  'cases:read': 'read the cases that you filed or brought an answer to',
  'consents:write': 'bring the answers of consenters, objections, and the early end of a stay',
  'residents:read': 'ask where somebody lives and who lives in a dwelling',
  'webhooks:manage': 'subscribe to what happens in your cases',
};

const wordsForIntegrators = (tokenUrl: string): string =>
  `
A client of your own at the identity provider of whoever runs this api. The token address gives an access token by client credentials
(RFC 6749, 4.4):

\`\`\`
curl ${tokenUrl} -u CLIENT_ID:CLIENT_SECRET -d grant_type=client_credentials \\
  -d 'scope=channel:portal applications:write cases:read consents:write webhooks:manage'
\`\`\`

Send it as \`Authorization: Bearer …\`, and ask for the next one before \`expires_in\` seconds are over. Name exactly one channel, the one that
your client was given (\`channel:portal\`, \`channel:mobile\` or \`channel:bank\`), and the scopes that your calls need.
`.trim();

/** How callers say who they are. */
export const securitySchemes = (tokenUrl = SOME_TOKEN_URL): Json => ({
  clientCredentials: {
    type: 'oauth2',
    description: wordsForIntegrators(tokenUrl),
    flows: { clientCredentials: { tokenUrl, scopes: GRANTS } },
  },
  staff: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'Staff: an access token, or the session of the browser in which they signed in.',
  },
});
