import { webhookMessage } from '../answers.ts';
import { WORDS_ON_MESSAGES } from './introduction.ts';
import type { Components, Json } from './components.ts';

const header = (name: string, says: string, example: string): Json => ({
  name,
  in: 'header',
  required: true,
  description: says,
  schema: { type: 'string', examples: [example] },
});

/** What we send to receivers, by Standard Webhooks: one shape for every type. */
export const webhookMessages = (components: Components): Json => ({
  message: {
    post: {
      operationId: 'receiveWebhookMessage',
      summary: 'Something has happened in a case that you filed or brought an answer to',
      description: WORDS_ON_MESSAGES,
      tags: ['webhooks'],
      security: [],
      parameters: [
        header('webhook-id', 'the message’s id, the same at every attempt', '0190d0c4-8a6d-5c7e-9b1f-2d3e4f506172'),
        header('webhook-timestamp', 'when this attempt was sent: seconds since 1970', '1795688100'),
        header('webhook-signature', 'one or more of `v1,` and a base64 of HMAC-SHA256', 'v1,…'),
      ],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: components.refer(webhookMessage, 'output') } },
      },
      responses: {
        '204': { description: 'taken' },
        '410': { description: 'the receiver is gone for good: nothing more is sent' },
      },
    },
  },
});
