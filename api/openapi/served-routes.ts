import { Client, Connection } from '@temporalio/client';
import { createConnection } from 'mongoose';
import { createAddressRule } from '../../clients/address-rule.ts';
import { createAddressClient } from '../../clients/address.ts';
import { createPopulationClient } from '../../clients/population.ts';
import { createPolicyAt } from '../../domain/policy.ts';
import { createReader } from '../../store/reader.ts';
import { createWebhookStore } from '../../store/webhooks.ts';
import { createCaseMessenger } from '../case-messenger.ts';
import { createStaffViews } from '../../store/staff-views.ts';
import { createCertificatePrinter } from '../certificate/certificate-printer.ts';
import type { ApiDependencies, Route } from '../route.ts';
import { routesOf } from '../routes.ts';
import { createWebhookMessenger } from '../webhooks/webhook-messenger.ts';
import type { WebhookParts } from '../webhooks/webhook-parts.ts';
import { webhookRoutes } from '../webhooks/webhook-routes.ts';

const NOWHERE = 'http://nowhere.invalid';

/** What routes stand on, connected to nothing: good for looking at them, not for serving anybody. */
export function idleParts(): { readonly dependencies: ApiDependencies; readonly webhooks: WebhookParts } {
  const mongo = createConnection();
  const client = new Client({ connection: Connection.lazy() });
  return {
    dependencies,
    webhooks: {
      store: createWebhookStore(mongo),
      messenger: createWebhookMessenger(client),
      secrets: { seal: () => '', open: () => '' },
      rule: createAddressRule([]),
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
      isHttpAllowed: false,
    },
  };
}

/** Every call that a running api documents. */
export function servedRoutes(): readonly Route[] {
  const { dependencies, webhooks } = idleParts();
  return [...routesOf(dependencies), ...webhookRoutes(webhooks)];
}
      cursors,
