import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { caseIdFor } from '../../api/routes/file-application.ts';
import { problemIn } from '../api/problem-document.ts';
import { caseIn, file, fileScenario } from '../support/case-actions.ts';
import { startClosedProduct } from './closed-product.ts';
import { CALLS, type Call, emptyHanded } from './every-call.ts';

/**
 * API1:2023. The attacker is an honest-looking integrator, or a caseworker of another office, who has got hold of ids that
 * aren't theirs. What they get must not even tell that there is something behind the id.
 */

const closed = await startClosedProduct();
const { send, actorsWith, tokenOf, staffToken } = closed;
const portalToken = await tokenOf('portal');
const portal = actorsWith(portalToken);
const bankToken = await tokenOf('bank');
const bank = actorsWith(bankToken);

const victim = await file(portal, 'renter-two-owners');
const { office } = z.looseObject({ office: z.string() }).parse((await portal.api.getCase(victim.caseId)).body);
const webhookSchema = z.looseObject({ webhookId: z.uuid() });
const hook = await portal.api.send('POST', '/v1/webhooks', { url: 'https://hooks.example.kz/portal' });
const { webhookId } = webhookSchema.parse(hook.body);
const deliverySchema = z.looseObject({ deliveryId: z.uuid() });
const { deliveryId } = deliverySchema.parse((await portal.api.send('POST', `/v1/webhooks/${webhookId}/test`)).body);
const IDS = { caseId: victim.caseId, webhookId, deliveryId };

/** Whoever has a consent's or an objection's id was given it, so those calls are open to every integrator (ADR 0019). */
const isAnswer = ({ template }: Call): boolean => /consents|objections|stay-end/.test(template);
const OF_SOMEBODY = CALLS.filter((call) => /\{(caseId|webhookId)\}/.test(call.template) && !isAnswer(call));

/** Without ids, and without the trace that is new with each request. */
const withoutIds = (text: string): string => text.replaceAll(/[\da-f]{8}-[\da-f-]{27}|[\da-f]{32}/g, 'id');

describe.each(OF_SOMEBODY)('$operationId', (call) => {
  test('answers another client about what is there as about what is not', async () => {
    const real = await send(emptyHanded(call, IDS), bankToken);
    const invented = await send(emptyHanded(call), bankToken);
    expect([real.status, withoutIds(real.text)]).toEqual([invented.status, withoutIds(invented.text)]);
    expect([403, 404]).toContain(real.status);
  });

  test('of another webhook of one’s own does not reach into somebody else’s', async () => {
    if (!call.template.includes('{deliveryId}')) return;
    const own = await bank.api.send('POST', '/v1/webhooks', { url: `https://hooks.example.kz/${randomUUID()}` });
    const ids = { ...IDS, webhookId: webhookSchema.parse(own.body).webhookId };
    expect(problemIn(await send(emptyHanded(call, ids), bankToken))).toMatchObject({ status: 404 });
  });
});

describe('a case of somebody else', () => {
  const path = `/v1/cases/${victim.caseId}`;

  test.each([
    ['in capitals', path.toUpperCase().replace('/V1/CASES', '/v1/cases')],
    ['with the path in capitals', path.replace('/v1/cases', '/V1/CASES')],
    ['with a slash at the end', `${path}/`],
    ['with a letter encoded', path.replace('cases', 'c%61ses')],
    ['behind a detour', `/v1/webhooks/../cases/${victim.caseId}`],
    ['behind an encoded detour', `/v1/webhooks/%2e%2e/cases/${victim.caseId}`],
    ['behind two slashes', `/${path}`],
    ['with a parameter in the path', `${path};client=portal`],
    ['twice', `${path}%2f${victim.caseId}`],
    ['that ends early', `${path}%00`],
  ])('is not reached %s', async (_what, tricky) => {
    const answer = await send({ path: tricky }, bankToken);
    expect(problemIn(answer).status).toBe(404);
    expect(answer.text).not.toContain(victim.scenario.rka);
  });

  test.each(['', `q=${victim.caseId}`, `q=${victim.scenario.registrant}`, `q=${victim.scenario.rka}`])(
    'is not found by a search: %s',
    async (query) => {
      const answer = await send({ path: `/v1/cases?${query}` }, bankToken);
      expect(JSON.parse(answer.text)).toMatchObject({ data: [], nextCursor: null });
    },
  );

  test('is not shown to whoever goes on with a page of its client', async () => {
    await file(portal, 'sole-owner');
    const first = await send({ path: '/v1/cases?limit=1' }, portalToken);
    const { nextCursor } = z.looseObject({ nextCursor: z.string() }).parse(JSON.parse(first.text));
    const answer = await send({ path: `/v1/cases?limit=1&cursor=${encodeURIComponent(nextCursor)}` }, bankToken);
    expect(problemIn(answer)).toMatchObject({ status: 400, code: 'invalid-cursor' });
  });

  test('is not reached by its Idempotency-Key', async () => {
    const key = randomUUID();
    const scenario = await portal.control.takeScenario('renter-one-owner');
    const { caseId } = caseIn(await fileScenario(portal, scenario, { key }));
    const application = { ...scenario.application, channel: 'bank' };
    const other = await fileScenario(bank, { ...scenario, application }, { key });
    expect([other.status, other.body.code]).toEqual([409, 'case-already-open']);
    expect((await portal.api.getCase(caseId)).body.stage).toBe('awaiting-consent');
  });

  test('is not reached by a client whose name and key together look like another’s', async () => {
    const scenario = await portal.control.takeScenario('renter-one-owner');
    const whole = actorsWith(await tokenOf('portal/north', undefined, 'portal'));
    const { caseId } = caseIn(await fileScenario(whole, scenario, { key: 'first' }));
    const again = await fileScenario(portal, scenario, { key: 'north/first' });
    expect([again.status, again.body.code]).toEqual([409, 'case-already-open']);
    expect((await portal.api.getCase(caseId)).body).toMatchObject({ code: 'case-not-found' });
  });

  test('that was never accepted says so to its client only', async () => {
    const key = randomUUID();
    const scenario = await portal.control.takeScenario('renter-one-owner');
    const turnedDown = await fileScenario(portal, scenario, { key, flaw: 'revoked' });
    expect(turnedDown.body.code).toBe('signature-rejected');
    // The id is derived from client and key; a key like `1` anybody can guess.
    const never = caseIdFor('portal', key);
    expect((await portal.api.getCase(never)).body.code).toBe('application-not-accepted');
    expect((await bank.api.getCase(never)).body.code).toBe('case-not-found');
  });
});

describe('a caseworker of another office', () => {
  const elsewhere = office === 'astana' ? 'almaty' : 'astana';

  test.each(OF_SOMEBODY.filter(({ template }) => template.includes('{caseId}')))(
    'is refused $operationId',
    async (call) => {
      const answer = await send(emptyHanded(call, IDS), await staffToken({ office: elsewhere }));
      expect(problemIn(answer)).toMatchObject({ status: 403 });
      expect(answer.text).not.toContain(victim.scenario.rka);
    },
  );

  test.each([`office=${office}`, `q=${victim.caseId}`, `q=${victim.scenario.registrant}`])(
    'does not find the case by a search: %s',
    async (query) => {
      const answer = await send({ path: `/v1/cases?${query}` }, await staffToken({ office: elsewhere }));
      expect(JSON.parse(answer.text)).toMatchObject({ data: [] });
    },
  );
});

test('every attempt on a case left a trace', async () => {
  const traces = await closed.accesses.find({ by: 'bank', caseId: victim.caseId, allowed: false }).toArray();
  expect(traces.length).toBeGreaterThan(0);
});
