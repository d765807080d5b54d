import { z } from 'zod';
import { STATUS_LOOK_MS, statusLinkExpiry } from '../../domain/status-link.ts';
import { statusOf } from '../../domain/status.ts';
import { statusAnswer } from '../answers.ts';
import { parseBody } from '../parse.ts';
import type { Route } from '../route.ts';
import { digestOf, secretField } from '../secret-link.ts';
import { instantOf, statusLinkNotOpen, type StatusParts } from './status-parts.ts';

export const statusSecretSchema = z
  .strictObject({ secret: secretField }, 'must be an object')
  .meta({ id: 'StatusSecret' });

/**
 * `POST /v1/status`: how a case stands, for whoever has its link. The secret comes in the body each time and begins no session:
 * there is nothing to do here but to look, and a body is in no log. A page that looks again and again is one look in the trace.
 */
export const showStatus = (parts: StatusParts): Route => ({
  method: 'post',
  path: '/v1/status',
  action: 'public',
  contract: {
    name: 'showStatus',
    summary: 'See how a case stands, by its link',
    description: 'Nothing about anybody: no name, no number, no address, whoever has the link.',
    tag: 'status',
    body: statusSecretSchema,
    answers: { 200: { says: 'how the case stands', schema: statusAnswer } },
    problems: { 404: ['status-link-not-open'] },
  },
  handler: async (request, response) => {
    const { secret } = parseBody(statusSecretSchema, request);
    const at = instantOf(parts);
    const link = await parts.store.findBySecret(digestOf(secret));
    if (link === undefined) throw statusLinkNotOpen();
    const { caseId, linkId, createdAt } = link;
    const status = statusOf(await parts.dependencies.reader.listEvents(caseId));
    if (status === undefined) throw statusLinkNotOpen();
    const linkUntil = statusLinkExpiry(status.outcomeAt, createdAt.toISOString());
    if (at >= linkUntil) throw statusLinkNotOpen();
    const since = new Date(Date.parse(at) - STATUS_LOOK_MS);
    if (await parts.store.noteLook(link, new Date(at), since)) {
      await parts.accessLog.record({ by: `status-link:${linkId}`, action: 'show-status', caseId, allowed: true });
    }
    response.json({ ...status, linkUntil, asOf: at });
  },
});
