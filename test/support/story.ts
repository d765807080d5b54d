import { setTimeout } from 'node:timers/promises';
import type { Duration } from '@temporalio/common';
import { expect } from 'vitest';
import { z } from 'zod';
import type { ApiBody } from './api-client.ts';
import type { CaseEvent, Fact } from '../../domain/case-events.ts';
import type { Policy } from '../../domain/policy.ts';
import type { ResidenceDocument } from '../../store/schemas.ts';
import { answerConsent, type Filed } from './case-actions.ts';
import { withoutChips } from './chips.ts';
import { createTestDataConverter } from './payload-keys.ts';
import { type Product, startProduct, work } from './product.ts';
import { createLocalEnvironment, createTimeSkippingEnvironment } from './temporal.ts';

export { type Filed, file, fileFor } from './case-actions.ts';

/** The whole product at work in virtual time, for the calling test file; nobody's card has a chip (`withChips`). */
export async function startStories(policy: Partial<Policy> = {}): Promise<Product> {
  const dataConverter = createTestDataConverter();
  const environment = await createTimeSkippingEnvironment(dataConverter);
  const product = await startProduct({ environment, dataConverter, policy });
  await work(product);
  return withoutChips(product);
}

/** The whole product but a worker, on the server that production runs, in real time; nobody's card has a chip. */
export async function startIdle(): Promise<Product> {
  const dataConverter = createTestDataConverter();
  const environment = await createLocalEnvironment(dataConverter);
  return withoutChips(await startProduct({ environment, dataConverter }));
}

/** Everybody who is asked consents, one after the other; the answer is the case as the last of them saw it. */
export async function consentAll(product: Product, { scenario, caseId, consents }: Filed): Promise<ApiBody> {
  const answers: ApiBody[] = [];
  for (const consent of consents) answers.push((await answerConsent(product, scenario, caseId, consent)).body);
  return only(answers.slice(-1));
}

/** The one element of a list that must have exactly one. */
export function only<Element>(list: readonly Element[]): Element {
  const [element] = list;
  if (element === undefined || list.length !== 1) throw new Error(`expected one element, found ${list.length}`);
  return element;
}

/** The same texts in one order, for comparing what came in any. */
export const inOrder = (texts: readonly (string | undefined)[]): readonly string[] =>
  texts.filter((text) => text !== undefined).toSorted((one, other) => one.localeCompare(other));

/** The two elements of a list that must have exactly two. */
export function pair<Element>(list: readonly Element[]): readonly [Element, Element] {
  const [first, second] = list;
  if (first === undefined || second === undefined || list.length !== 2) {
    throw new Error(`expected two elements, found ${list.length}`);
  }
  return [first, second];
}

const LOOKS = 10;
const LOOK_EVERY_MS = 20;

/** From seconds to weeks, so that what is about to happen happens soon, and a deadline still comes within a few steps. */
const STEPS = ['1 minute', '10 minutes', '1 hour', ...Array<'1 day'>(40).fill('1 day')] as const;

/**
 * Lets time pass until the case is over, and reads it. Awaiting the workflow's result would do the same, but the test
 * server then runs on to its next timer, which may be years away, before the client can stop the clock again.
 */
export async function untilOver(product: Product, caseId: string): Promise<ApiBody> {
  for (const step of STEPS) {
    if (await isSoonOver(product, caseId)) return readCase(product, caseId);
    await product.environment.sleep(step);
  }
  return untilCaseIs(product, caseId, { stage: 'closed' });
}

/** Gives the worker a moment of real time to carry on. */
async function isSoonOver(product: Product, caseId: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    const { status } = await product.environment.client.workflow.getHandle(caseId).describe();
    if (status.name !== 'RUNNING') return true;
    await setTimeout(LOOK_EVERY_MS);
  }
  return false;
}

/** Lets time pass for everybody. */
export const pass = ({ environment }: Product, time: Duration): Promise<void> => environment.sleep(time);

/** Waits, without letting time pass, until the case looks like this. */
export async function untilCaseIs({ api }: Product, caseId: string, expected: object): Promise<ApiBody> {
  await expect
    .poll(async () => (await api.getCase(caseId)).body, { timeout: 20_000, interval: 50 })
    .toMatchObject(expected);
  return (await api.getCase(caseId)).body;
}

/** Lets time pass, minute by minute, until the case looks like this: when a busy machine takes up a step nobody knows. */
export async function passUntilCaseIs(product: Product, caseId: string, expected: object): Promise<void> {
  const looked = async () => {
    await pass(product, '1 minute');
    return readCase(product, caseId);
  };
  await expect.poll(looked, { timeout: 20_000, interval: 50 }).toMatchObject(expected);
}

export const readCase = async ({ api }: Product, caseId: string): Promise<ApiBody> => (await api.getCase(caseId)).body;

/** The audit trail, which is checked to be without a gap. */
export async function trailOf({ reader }: Product, caseId: string): Promise<readonly CaseEvent[]> {
  const events = await reader.listEvents(caseId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  return events;
}

/** What happened to the case, in order. */
export const plotOf = async (product: Product, caseId: string): Promise<readonly Fact['type'][]> =>
  (await trailOf(product, caseId)).map(({ fact }) => fact.type);

/** How often something happened to the case. */
export const countOf = async (product: Product, caseId: string, type: Fact['type']): Promise<number> =>
  (await plotOf(product, caseId)).filter((happened) => happened === type).length;

const effectsSchema = z.object({
  data: z.array(z.object({ key: z.string(), operation: z.string(), carriedOut: z.number(), body: z.looseObject({}) })),
});

/** What a registry was told about a case. */
export async function effectsOn({ control }: Product, registry: string, caseId: string) {
  const response = await control.call('GET', `/effects?registry=${registry}&key=${caseId}`);
  return effectsSchema.parse(await response.json()).data;
}

const messageSchema = z.looseObject({
  recipient: z.string(),
  language: z.string(),
  template: z.string(),
  parameters: z.record(z.string(), z.string()),
});

/** Every message that went out for a case, oldest first; each is checked to have gone out once. */
export async function noticesOf(product: Product, caseId: string) {
  const effects = await effectsOn(product, 'notifications', caseId);
  expect(effects.every(({ carriedOut }) => carriedOut === 1)).toBe(true);
  return effects.map(({ body }) => messageSchema.parse(body));
}

/** To whom messages of a template went out for a case. */
export const messagesOf = async (product: Product, caseId: string, template: string): Promise<readonly string[]> =>
  (await noticesOf(product, caseId))
    .filter((message) => message.template === template)
    .map(({ recipient }) => recipient);

/** The ledger's entries for a person, oldest first. */
export const residencesOf = async ({ dependencies }: Product, iin: string): Promise<readonly ResidenceDocument[]> =>
  dependencies.models.residences.find({ iin }).sort({ from: 1 }).lean();

/** What ops see of a case in Temporal. */
export async function searchAttributesOf({ environment }: Product, caseId: string) {
  const { typedSearchAttributes } = await environment.client.workflow.getHandle(caseId).describe();
  return Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
}

/** Lets time pass up to an instant, or to so many milliseconds after (before, if negative) it. */
export async function passUntil({ environment }: Product, instant: unknown, offsetMs = 0): Promise<void> {
  const ms = Date.parse(String(instant)) + offsetMs - (await environment.currentTimeMs());
  if (ms > 0) await environment.sleep(ms);
}
