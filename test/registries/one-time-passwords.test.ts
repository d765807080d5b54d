import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { passwords } from './shapes.ts';
import { startStandIn, type StandIn } from './start-stand-in.ts';

const purposeOf = (document: string) => createHash('sha256').update(document).digest('hex');
const FIVE_MINUTES_MS = 5 * 60_000;

describe('one-time passwords', () => {
  let standIn: StandIn;
  let iin: string;
  const purpose = purposeOf('an application');

  beforeAll(async () => {
    standIn = await startStandIn();
  });
  afterAll(() => standIn.close());
  beforeEach(async () => {
    iin = (await standIn.given('sole-owner')).registrant;
  });

  const send = (meant = purpose) => standIn.call('POST', '/population/one-time-passwords', { iin, purpose: meant });
  const check = async (code: string, meant = purpose) =>
    (await standIn.call('POST', '/population/one-time-passwords/check', { iin, purpose: meant, code })).body;
  const received = async () => (await standIn.read(passwords, `/_control/one-time-passwords?iin=${iin}`)).data;
  const codeOnPhone = async () => (await received())[0]?.code ?? '';
  /** Another six digits: the right ones, each replaced by the next. */
  const wrongCode = async () => (await codeOnPhone()).replaceAll(/\d/g, (digit) => String((Number(digit) + 1) % 10));

  it('are good for five minutes, and the answer says how long and to which number, but not the code', async () => {
    const { status, body } = await send();
    const [sent] = await received();
    expect(status).toBe(202);
    expect(body).toEqual({ sentTo: expect.stringMatching(/^\+7 799 \*{3} \*\* \d\d$/), expiresAt: sent?.expiresAt });
    expect(Date.parse(sent?.expiresAt ?? '') - Date.parse(sent?.sentAt ?? '')).toBe(FIVE_MINUTES_MS);
    expect(await check(await codeOnPhone())).toEqual({ result: 'ACCEPTED', passwordId: sent?.passwordId });
  });

  it('expire', async () => {
    await send();
    standIn.pass(FIVE_MINUTES_MS);
    expect(await check(await codeOnPhone())).toEqual({ result: 'EXPIRED' });
  });

  it('that were right once stay right, however late and often they are asked about', async () => {
    await send();
    const code = await codeOnPhone();
    const first = await check(code);
    standIn.pass(FIVE_MINUTES_MS);
    await send();
    expect(first).toMatchObject({ result: 'ACCEPTED' });
    expect([await check(code), await check(code)]).toEqual([first, first]);
  });

  it('allow five wrong tries, then the right code helps no more, until a new one is sent', async () => {
    await send();
    const [code, wrong] = [await codeOnPhone(), await wrongCode()];
    const answers = [];
    for (let attempt = 0; attempt < 5; attempt += 1) answers.push(await check(wrong));
    expect(answers).toEqual(answers.map(() => ({ result: 'WRONG_CODE' })));
    expect(await check(code)).toEqual({ result: 'TOO_MANY_ATTEMPTS' });
    await send();
    expect(await check(await codeOnPhone())).toMatchObject({ result: 'ACCEPTED' });
  });

  it('are good for one document only', async () => {
    const other = purposeOf('another application');
    await send();
    const code = await codeOnPhone();
    expect(await check(code, other)).toEqual({ result: 'NOT_SENT' });
    await send(other);
    expect(await check(code, other)).toEqual({ result: 'WRONG_CODE' });
    expect(await check(code)).toMatchObject({ result: 'ACCEPTED' });
  });

  it('are sent again, not replaced, while they are good: a lost answer costs nothing and gives no more tries', async () => {
    const first = await send();
    const code = await codeOnPhone();
    await check(await wrongCode());
    standIn.pass(FIVE_MINUTES_MS / 2);
    expect(await send()).toEqual(first);
    expect(await received()).toMatchObject([{ code, wrongTries: 1 }]);
  });

  it('come newest first', async () => {
    await send();
    standIn.pass(1_000);
    await send(purposeOf('another application'));
    expect((await received()).map((sent) => sent.purpose)).toEqual([purposeOf('another application'), purpose]);
  });

  it('go to nobody without a phone', async () => {
    await standIn.call('PATCH', `/_control/people/${iin}`, { mobilePhone: null });
    expect(await send()).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  test.each([
    ['a purpose that is no SHA-256', { purpose: 'an application' }],
    ['an unknown field', { code: '123456' }],
    ['a number that is no IIN', { iin: '1'.repeat(12) }],
  ])('refuse %s', async (_, wrong) => {
    const answer = await standIn.call('POST', '/population/one-time-passwords', { iin, purpose, ...wrong });
    expect(answer).toMatchObject({ status: 400, body: { fields: [expect.anything()] } });
  });
});
