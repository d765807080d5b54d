import { Client, Connection } from '@temporalio/client';
import { createConnection } from 'mongoose';
import { createAddressRule } from '../../clients/address-rule.ts';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { createLogger } from '../../platform/logging.ts';
import { createPropertyClient } from '../../clients/property.ts';
import { createInvitationStore } from '../../store/invitations.ts';
import { createReader } from '../../store/reader.ts';
import { createStaffViews } from '../../store/staff-views.ts';
import { createStatusLinkStore } from '../../store/status-links.ts';
import { createWebhookStore } from '../../store/webhooks.ts';
import { createCaseMessenger } from '../case-messenger.ts';
import { createCertificatePrinter } from '../certificate/certificate-printer.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { deskRoutes } from '../desk/desk-routes.ts';
import type { EventParts } from '../events/event-parts.ts';
import { followEvents } from '../events/follow-events.ts';
import { idleEvents } from '../events/idle-events.ts';
import { createIdentityProver } from '../invitations/identity-prover.ts';
import type { InvitationParts } from '../invitations/invitation-parts.ts';
import { invitationRoutes } from '../invitations/invitation-routes.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { routesOf } from '../routes.ts';
import type { StatusParts } from '../status/status-parts.ts';
import { statusRoutes } from '../status/status-routes.ts';
import { createWebhookMessenger } from '../webhooks/webhook-messenger.ts';
import type { WebhookParts } from '../webhooks/webhook-parts.ts';
import { webhookRoutes } from '../webhooks/webhook-routes.ts';

const NOWHERE = 'http://nowhere.invalid';

/** What routes stand on, connected to nothing: good for looking at them, not for serving anybody. */
interface IdleParts {
  readonly dependencies: ApiDependencies;
  readonly events: EventParts;
  readonly webhooks: WebhookParts;
  readonly invitations: InvitationParts;
  readonly status: StatusParts;
  readonly desk: DeskParts;
}

export function idleParts(): IdleParts {
  const mongo = createConnection();
  const client = new Client({ connection: Connection.lazy() });
  const cursors = { seal: () => '', open: () => undefined };
  const dependencies = {
    reader: createReader(mongo),
    messenger: createCaseMessenger(client),
    population: createPopulationClient({ baseUrl: NOWHERE }),
    address: createAddressClient({ baseUrl: NOWHERE }),
    policyAt: createPolicyAt(),
    printCertificate: createCertificatePrinter(NOWHERE),
    cursors,
  };
  return {
    dependencies,
    events: idleEvents(mongo, createLogger({ name: 'nobody', level: 'silent' })),
    webhooks: {
      store: createWebhookStore(mongo),
      messenger: createWebhookMessenger(client),
      secrets: { seal: () => '', open: () => '' },
      cursors,
      rule: createAddressRule([]),
      isHttpAllowed: false,
    },
    invitations: {
      dependencies,
      store: createInvitationStore(mongo),
      prover: createIdentityProver(client),
      accessLog: { record: async () => undefined },
      publicUrl: NOWHERE,
      ncalayerUrl: NOWHERE,
    },
    status: {
      dependencies,
      store: createStatusLinkStore(mongo),
      secrets: { make: () => '', again: () => undefined },
      accessLog: { record: async () => undefined },
      publicUrl: NOWHERE,
    },
    desk: {
      dependencies,
      property: createPropertyClient({ baseUrl: NOWHERE }),
      directory: { note: async () => undefined, list: async () => [] },
      views: createStaffViews(mongo),
      presence: { enter: async () => undefined, leave: async () => undefined, others: async () => [] },
    },
  };
}

/** What is served beside the routes that stand on the dependencies alone. */
export const furtherRoutesOf = ({ events, webhooks, invitations, status, desk }: IdleParts): readonly Route[] => [
  followEvents(events),
  ...webhookRoutes(webhooks),
  ...invitationRoutes(invitations),
  ...statusRoutes(status),
  ...deskRoutes(desk),
];

/** Every call that a running api documents. */
export function servedRoutes(): readonly Route[] {
  const parts = idleParts();
  return [...routesOf(parts.dependencies), ...furtherRoutesOf(parts)];
}
