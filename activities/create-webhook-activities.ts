import { deliverWebhook, type WebhookDependencies } from './deliver-webhook.ts';

/** The steps of the workers that talk to receivers; they know nothing of cases. */
export const createWebhookActivities = (dependencies: WebhookDependencies) => ({
  deliverWebhook: deliverWebhook(dependencies),
});

export type WebhookActivities = ReturnType<typeof createWebhookActivities>;
