import { join } from 'node:path';

import { bundleWorkflowCode, DefaultLogger, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { describe, expect, inject, test } from 'vitest';
import type { Fact } from '../../domain/case-events.ts';
import { failureConverterPath } from '../../platform/data-converter.ts';
import { payloadTexts } from '../support/payload-texts.ts';
import { createRecordedDataConverter } from './data-converter.ts';
import { listHistories, readHistory, readHistoryText } from './history-file.ts';
import { RECORDED_STORIES } from './recorded-stories.ts';

const dataConverter = createRecordedDataConverter();

/** Payloads are encrypted and don't compress: what is added here stays in the repository for ever. */
const LARGEST_BYTES = 100_000;

/** What must have happened in a recording, so that its name is true. */
const HAPPENED: Readonly<Record<string, readonly Fact['type'][]>> = {
  registered: ['consent-given', 'registration-committed', 'case-completed'],
  'registered-on-the-slow-path': [
    'application-received',
    'step-stuck',
    'step-resumed',
    'registration-committed',
    'case-completed',
  ],
  refused: ['case-refused'],
  declined: ['consent-given', 'consent-declined'],
  expired: ['reminder-sent', 'deadline-passed'],
  cancelled: ['application-cancelled'],
  'not-accepted': [],
  'owners-changed': ['owners-changed', 'registration-committed'],
  'revoked-and-given-again': ['consent-revoked', 'registration-committed'],
  'review-approved': ['review-requested', 'review-approved', 'registration-committed'],
  'review-refused': ['review-requested', 'case-refused'],
  'rejected-signature': ['evidence-rejected', 'registration-committed'],
  'chip-written': ['registration-committed', 'chip-ordered', 'case-completed'],
  'deadline-extended': ['deadline-extended', 'reminder-sent', 'consent-given', 'registration-committed'],
  'stay-over': ['registration-committed', 'stay-ended', 'case-completed'],
  'stay-ended-early': ['registration-committed', 'stay-ended', 'case-completed'],
  'stay-prolonged': ['registration-committed', 'stay-ended', 'case-completed'],
  'stay-that-prolongs': ['registration-committed', 'stay-ended', 'case-completed'],
  'withdrawn-after-the-objection-period': ['objection-period-passed', 'registration-committed'],
  'withdrawal-objected-to': ['objection-raised', 'review-requested', 'case-refused'],
  'departed-abroad': ['registration-committed', 'case-completed'],
};

describe('a case that was recorded', () => {
  test.each(listHistories())('is carried on by the workflow as it is now: %s', async (name) => {
    const options = { workflowBundle: { codePath: inject('workflowBundle') }, dataConverter };
    await expect(Worker.runReplayHistory(options, readHistory(name), name)).resolves.toBeUndefined();
  });

  test.each(Object.entries(HAPPENED))('went as its name says: %s', async (name, facts) => {
    const texts = await payloadTexts(readHistory(name), dataConverter);
    expect(facts.filter((fact) => !texts.includes(`"type":"${fact}"`))).toEqual([]);
  });

  test.each(listHistories())('is small: %s', (name) => {
    expect(readHistoryText(name).length).toBeLessThan(LARGEST_BYTES);
  });

  test('exists for each way that a case can go', () => {
    expect(listHistories().toSorted()).toEqual(Object.keys(RECORDED_STORIES).toSorted());
    expect(Object.keys(HAPPENED).toSorted()).toEqual(Object.keys(RECORDED_STORIES).toSorted());
  });
});

describe('a workflow that was changed without regard to running cases', async () => {
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, 'fixtures', 'hesitant-registration.ts'),
    failureConverterPath,
    logger: new DefaultLogger('ERROR'),
  });

  test.each(listHistories())('fails the replay of %s', async (name) => {
    const replay = Worker.runReplayHistory({ workflowBundle, dataConverter }, readHistory(name), name);
    await expect(replay).rejects.toThrow(DeterminismViolationError);
  });
});
