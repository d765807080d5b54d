import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/case-events.ts';
import type { Decision } from '../../domain/decision.ts';
import type { EvidenceDocument } from '../../store/schemas.ts';
import { CaseAlreadyOpen, type Change, changeCase } from '../../store/writer.ts';
import { anApplication, received } from './case-facts.ts';
import { openStore } from './open-store.ts';

const { connection, models, reader } = await openStore();

const AT = '2026-03-01T10:00:00.000Z';
const applicant = { kind: 'applicant', id: null } as const;
let people = 0;

/** A case of somebody new. */
const aCase = () => {
  people += 1;
  return { caseId: randomUUID(), application: anApplication({ registrant: people }) };
};

const change = (caseId: string, decide: Change['decide'], more: Partial<Change> = {}) =>
  changeCase(connection, models, { caseId, since: 0, at: AT, actor: applicant, decide, ...more });

/** What a step decides: received once, and the second time nothing. */
const receiveOnce =
  ({ caseId, application }: ReturnType<typeof aCase>): Change['decide'] =>
  (state) => ({ facts: state === undefined ? [received(caseId, application)] : [] });

const stuck = (step: string): Fact => ({ type: 'step-stuck', step, registry: null, code: 'timeout', since: AT });
const markOnce =
  (step: string): Change['decide'] =>
  (state): Decision => ({ facts: state?.stuck.some((mark) => mark.step === step) === true ? [] : [stuck(step)] });

const evidenceFor = (caseId: string): EvidenceDocument => ({
  _id: randomUUID(),
  caseId,
  consentId: null,
  purpose: 'application',
  kind: 'eds',
  cms: Buffer.from('cms'),
  signedBytes: Buffer.from('bytes'),
  verdict: {},
  receivedAt: new Date(AT),
});

const storedOf = async (caseId: string) => ({
  state: (await reader.findCase(caseId))?.state,
  events: await reader.listEvents(caseId),
  evidence: await models.evidence.countDocuments({ caseId }),
});

describe('a change', () => {
  test('run again with the same intent adds nothing, and answers with what it added before', async () => {
    const mine = aCase();
    const first = await change(mine.caseId, receiveOnce(mine));
    expect(await change(mine.caseId, receiveOnce(mine))).toEqual(first);
    expect((await storedOf(mine.caseId)).events).toEqual(first.events);
  });

  test('run by many at once happens once, and everybody hears of it', async () => {
    const mine = aCase();
    const answers = await Promise.all(Array.from({ length: 8 }, () => change(mine.caseId, receiveOnce(mine))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await storedOf(mine.caseId)).state?.revision).toBe(1);
  });

  test('of many kinds at once numbers its events without a gap', async () => {
    const mine = aCase();
    await change(mine.caseId, receiveOnce(mine));
    const steps = Array.from({ length: 8 }, (_, n) => `step-${n}`);
    await Promise.all([...steps, ...steps].map((step) => change(mine.caseId, markOnce(step))));
    const { state, events } = await storedOf(mine.caseId);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: steps.length + 1 }, (_, n) => n + 1));
    expect(state?.revision).toBe(events.length);
    expect(state?.stuck.map(({ step }) => step).toSorted()).toEqual(steps);
  });

  test('brings back the events that its caller has missed, its own last', async () => {
    const mine = aCase();
    await change(mine.caseId, receiveOnce(mine));
    await change(mine.caseId, markOnce('one'), { since: 1 });
    const { events } = await change(mine.caseId, markOnce('two'), { since: 1 });
    expect(events.map(({ seq }) => seq)).toEqual([2, 3]);
    const nothingNew = await change(mine.caseId, markOnce('two'), { since: 3 });
    expect(nothingNew).toEqual({ events: [], rejection: null });
  });

  test('whose decision throws leaves nothing', async () => {
    const mine = aCase();
    const before = await storedOf(mine.caseId);
    const throwing = change(mine.caseId, () => {
      throw new Error('a defect');
    });
    await expect(throwing).rejects.toThrow('a defect');
    expect(await storedOf(mine.caseId)).toEqual(before);
  });

  test('whose last write fails leaves nothing of those before', async () => {
    const mine = aCase();
    const evidence = evidenceFor(mine.caseId);
    await models.evidence.create([{ ...evidence, caseId: 'another case' }]);
    await expect(change(mine.caseId, receiveOnce(mine), { evidence })).rejects.toMatchObject({ code: 11_000 });
    expect(await storedOf(mine.caseId)).toEqual({ state: undefined, events: [], evidence: 0 });
  });

  test('with impossible facts leaves nothing', async () => {
    const mine = aCase();
    await expect(change(mine.caseId, () => ({ facts: [{ type: 'case-completed' }] }))).rejects.toThrow();
    expect((await storedOf(mine.caseId)).events).toEqual([]);
  });
});

describe('evidence', () => {
  test('is stored with its fact, and once', async () => {
    const mine = aCase();
    const evidence = evidenceFor(mine.caseId);
    await change(mine.caseId, receiveOnce(mine), { evidence });
    await change(mine.caseId, receiveOnce(mine), { evidence });
    expect((await storedOf(mine.caseId)).evidence).toBe(1);
  });

  test('is not stored where nothing came of it', async () => {
    const mine = aCase();
    await change(mine.caseId, receiveOnce(mine));
    await change(mine.caseId, () => ({ facts: [] }), { evidence: evidenceFor(mine.caseId) });
    expect((await storedOf(mine.caseId)).evidence).toBe(0);
  });

  test('that was turned away is not stored, though the attempt is', async () => {
    const mine = aCase();
    await change(mine.caseId, receiveOnce(mine));
    const rejection = { code: 'evidence-rejected', reason: 'malformed' } as const;
    const answer = await change(mine.caseId, () => ({ facts: [stuck('attempt')], rejection }), {
      evidence: evidenceFor(mine.caseId),
    });
    expect(answer.rejection).toEqual(rejection);
    expect(await storedOf(mine.caseId)).toMatchObject({ state: { revision: 2 }, evidence: 0 });
  });
});

describe('one open case for each registrant and service (R28)', () => {
  test('holds when many are filed at once: one is opened, and the others hear which', async () => {
    const { application } = aCase();
    const caseIds = Array.from({ length: 6 }, () => randomUUID());
    const filed = await Promise.allSettled(
      caseIds.map((caseId) => change(caseId, receiveOnce({ caseId, application }))),
    );
    const opened = caseIds.filter((_, n) => filed[n]?.status === 'fulfilled');
    expect(opened).toHaveLength(1);
    const reasons = filed.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    for (const reason of reasons) expect(reason).toMatchObject({ openCaseId: opened[0] });
    expect(await models.cases.countDocuments({ registrantIins: application.registrant.iin })).toBe(1);
  });

  test('turns a second one away by name, and lets it come once the first is over', async () => {
    const first = aCase();
    await change(first.caseId, receiveOnce(first));
    const second = { ...first, caseId: randomUUID() };
    await expect(change(second.caseId, receiveOnce(second))).rejects.toThrow(CaseAlreadyOpen);
    await change(first.caseId, () => ({ facts: [{ type: 'application-cancelled', reason: null }] }));
    expect((await change(second.caseId, receiveOnce(second))).events).toHaveLength(1);
  });
});
