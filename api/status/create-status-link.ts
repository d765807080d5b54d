import { randomBytes, randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { outcomeAtOf } from '../../domain/case.ts';
import { MAX_STATUS_LINKS, STATUS_LINK_LIFETIME_MS, statusLinkExpiry } from '../../domain/status-link.ts';
import type { StatusLink } from '../../store/status-links.ts';
import { callerKeyOf, callerOf } from '../access/caller.ts';
import { caseIdOf, getStoredCase } from '../answer-case.ts';
import { newStatusLinkAnswer } from '../answers.ts';
import { findIdempotencyKey, idOfKey } from '../idempotency-key.ts';
import { OPTIONAL_KEY } from '../openapi/contract.ts';
import type { Route } from '../route.ts';
import { digestOf, secretLink } from '../secret-link.ts';
import { instantOf, type StatusParts } from './status-parts.ts';

/** Name space of ids that come from an `Idempotency-Key` (UUIDv5). */
const LINK_IDS = '0f5d3b7c-6a1e-4f0d-9a55-2c8e7b41d6a9';
const NONCE_BYTES = 16;

/** Of one caller and one case: the same key for another case is another link. */
const linkIdFor = (response: Response, caseId: string, key: string | undefined): string =>
  key === undefined ? randomUUID() : idOfKey(LINK_IDS, `${callerKeyOf(callerOf(response))}/${caseId}`, key);

/**
 * `POST /v1/cases/{caseId}/status-links`: a link by which the applicant sees how their case stands. With an `Idempotency-Key` a
 * repeat gets the same one.
 */
export const createStatusLink = (parts: StatusParts): Route => ({
  method: 'post',
  path: '/v1/cases/:caseId/status-links',
  action: 'share-status',
  contract: {
    name: 'createStatusLink',
    summary: 'Make a link by which the applicant sees how the case stands',
    description: `The link is for the applicant and shows progress, outcome and what to do, and nobody's name, number or address. It counts while the case is open and a month after its outcome, half a year in any case. A case has at most ${MAX_STATUS_LINKS}; the next one ends the oldest.`,
    tag: 'status',
    headers: [OPTIONAL_KEY],
    answers: { 201: { says: 'the link', schema: newStatusLinkAnswer } },
  },
  handler: async (request, response) => {
    const caseId = caseIdOf(request);
    const { state } = await getStoredCase(parts.dependencies, caseId);
    const linkId = linkIdFor(response, caseId, findIdempotencyKey(request));
    const { secret, createdAt } = (await findAgain(parts, caseId, linkId)) ?? (await make(parts, caseId, linkId));
    const expiresAt = statusLinkExpiry(outcomeAtOf(state), createdAt.toISOString());
    response.status(201).json({ linkId, ...secretLink(parts.publicUrl, 'status', secret), expiresAt });
  },
});

type Told = Pick<StatusLink, 'createdAt'> & { readonly secret: string };

/** The link that a former call with the same key has made, with its secret; unless that can't be told any more. */
async function findAgain({ store, secrets }: StatusParts, caseId: string, linkId: string): Promise<Told | undefined> {
  const former = await store.find(caseId, linkId);
  const secret = former && secrets.again(former);
  if (former !== undefined && secret !== undefined) return { secret, createdAt: former.createdAt };
  // Made of a key that has been rotated out: it gives way to a link that can be told.
  if (former !== undefined) await store.remove(caseId, linkId);
  return undefined;
}

async function make(parts: StatusParts, caseId: string, linkId: string): Promise<Told> {
  const { store, secrets } = parts;
  const createdAt = new Date(instantOf(parts));
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const secret = secrets.make(nonce);
  const link = { linkId, nonce, secretDigest: digestOf(secret), createdAt };
  const goneAt = new Date(createdAt.getTime() + STATUS_LINK_LIFETIME_MS);
  if (await store.add(caseId, link, MAX_STATUS_LINKS, goneAt)) return { secret, createdAt };
  // Of two repeats at the same moment one comes here.
  const meanwhile = await findAgain(parts, caseId, linkId);
  if (meanwhile === undefined) throw new Error(`the status link ${linkId} was made and ended at the same moment`);
  return meanwhile;
}
