import { Problem } from '../problem.ts';

export const alreadyThere = (webhookId: string): Problem =>
  new Problem({
    status: 409,
    code: 'webhook-already-exists',
    title: 'There is a webhook for this URL',
    detail: 'Change that one instead. If its secret is lost, replace the secret.',
    extra: { webhookId },
  });

export const tooManyWebhooks = (max: number): Problem =>
  new Problem({
    status: 409,
    code: 'too-many-webhooks',
    title: 'No further webhook is possible',
    detail: `A client has at most ${max}. Remove one first.`,
  });

export const rotatedMeanwhile = (): Problem =>
  new Problem({
    status: 409,
    code: 'secret-replaced-meanwhile',
    title: 'The secret was replaced at the same moment',
    detail: 'Somebody else has just replaced it. Replace it again, if you need to know it.',
  });
