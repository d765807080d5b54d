import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bytesToSign } from '../../../cli/bytes-to-sign.ts';
import type { Application } from '../../../client/create-tirkeu-client.ts';
import { findCallers } from '../../../cli/callers.ts';
import { answererOf, fileScenario } from '../../../cli/scenario-actions.ts';
import { launchBrowser } from '../../support/browser.ts';
import { opensslVerifies } from '../../support/openssl-cms.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { field, openCounterTown } from '../counter-town.ts';
import { collectComplaints, LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

/** Whoever is at the counter signs with a key of their own, on the caseworker's computer, by the stand-in for NCALayer. */

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const { control, take, paperOf, ownIin, ownApplication } = openCounterTown(stack);
const callers = await findCallers(stack);
const [SUPERVISOR, AUDITOR, OPS] = ['saule', 'olga', 'timur'] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const plugIn = (key: object) => control.call('PUT', '/ncalayer', key);
afterEach(() => control.call('DELETE', '/ncalayer'));

async function open(path: string, visit: Visit = { language: 'en' }, user: string = SUPERVISOR): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto(path);
  await signIn(page, user);
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const signAndFile = (page: Page) => press(page, 'Sign and file');
const filed = (page: Page) => page.waitForURL(/\/counter\/cases\//);
const choose = (page: Page, proof: string) => page.getByText(proof, { exact: true }).click();
const WITH_KEY = 'Own key (EDS)';

const ownersSchema = z.object({ owners: z.array(z.unknown()) });

const proofsSchema = z.object({ data: z.array(z.object({ purpose: z.string(), kind: z.string() })) });

/** What proves the answer of whoever answered last, as the page's own reader may see it. */
async function lastProof(page: Page, caseId: string): Promise<unknown> {
  const answer = await page.request.get(`${stack.api}/v1/cases/${caseId}/evidence`);
  return proofsSchema.parse(await answer.json()).data.at(-1);
}

interface Applicant {
  readonly applicant: string;
  readonly rka: string;
}

async function fillInForKey(page: Page, { applicant, rka }: Applicant): Promise<void> {
  await field(page, 'applicant').fill(applicant);
  await field(page, 'rka').fill(rka);
  await choose(page, WITH_KEY);
}

async function chooseCapacity(page: Page, name: RegExp): Promise<void> {
  await field(page, 'capacity').click();
  await page.getByRole('option', { name }).click();
}

/** Filed through the portal, where somebody may still come along to a counter. */
async function fileAtPortal(name: string) {
  const scenario = await take(name);
  const { tirkeu, caseworker } = callers.forChannel('portal', undefined);
  const answer = await fileScenario({ tirkeu, caseworker, control }, scenario);
  if (!answer.ok || !('consents' in answer.body)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return { scenario, caseId: answer.body.caseId };
}

describe('an applicant at the counter', () => {
  test('files with their own key: nothing is attested, and the browser has nothing to complain of', async () => {
    const scenario = await take('counter-minor-owner');
    await plugIn(scenario.applicantSignAs);
    // By a queue: the policy of the page that was loaded first is that of the counter.
    const page = await open('/queues');
    const complaints = collectComplaints(page);
    await page.locator('a[href="/counter"]').first().click();
    await fillInForKey(page, scenario);
    await page.getByText('What exactly is signed').click();
    await seen(page, `"applicant":{"capacity":"self","iin":"${scenario.applicant}"}`);
    expect(await violationsOf(page)).toEqual([]);
    await signAndFile(page);
    await filed(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['never started NCALayer', 'not-started', /does not answer on this computer/],
    ['closed its window', 'cancel', /was cancelled/],
    ['typed a wrong password', 'wrong-password', /could not sign/],
  ])('who %s is told so, and signs after all', async (_what, behaviour, says) => {
    const scenario = await take('counter-minor-owner');
    const page = await open('/counter');
    await fillInForKey(page, scenario);
    await plugIn({ ...scenario.applicantSignAs, behaviour });
    await signAndFile(page);
    await seen(page, 'Nothing was filed: nobody signed');
    await seen(page, says);
    expect(await violationsOf(page)).toEqual([]);
    await plugIn(scenario.applicantSignAs);
    await signAndFile(page);
    await filed(page);
    await page.context().close();
  });

  test('who plugs in another’s key files nothing, and then with their own files once', async () => {
    const [scenario, other] = [await take('counter-minor-owner'), await take('counter-minor-owner')];
    const page = await open('/counter');
    await fillInForKey(page, scenario);
    await plugIn(other.applicantSignAs);
    await signAndFile(page);
    await seen(page, 'the signature does not count');
    await seen(page, /belongs to another person or organisation/);
    expect(new URL(page.url()).pathname).toBe('/counter');
    await plugIn(scenario.applicantSignAs);
    await signAndFile(page);
    await filed(page);
    await page.context().close();
  });

  test('signs once, also where the answer is lost', async () => {
    const scenario = await take('counter-minor-owner');
    const page = await open('/counter');
    await fillInForKey(page, scenario);
    await plugIn(scenario.applicantSignAs);
    const bodies: string[] = [];
    await page.route('**/v1/applications', async (route) => {
      bodies.push(route.request().postData() ?? '');
      if (bodies.length > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await signAndFile(page);
    await seen(page, 'No answer came.');
    await control.call('DELETE', '/ncalayer');
    await signAndFile(page);
    await filed(page);
    expect(bodies).toEqual([bodies[0], bodies[0]]);
    await page.context().close();
  });
});

describe('the administration of an organisation', () => {
  /** Premises that a company runs and that belong to a child: what the counter still serves (R26). */
  async function premises() {
    const scenario = await take('office-building');
    const child = await take('counter-minor-owner');
    const { owners } = ownersSchema.parse(await (await control.call('GET', `/property/${child.rka}`)).json());
    await control.changeDwelling(scenario.rka, { owners });
    return scenario;
  }

  test('files with its key; with the key of a person it doesn’t', async () => {
    const scenario = await premises();
    const page = await open('/counter');
    await chooseCapacity(page, /administration/i);
    await field(page, 'applicant').fill(scenario.applicant);
    await field(page, 'registrant-0').fill(scenario.registrant);
    await field(page, 'rka').fill(scenario.rka);
    await page
      .getByRole('button', { name: /^Take / })
      .first()
      .click();
    expect(await field(page, 'organisation').inputValue()).toBe(scenario.applicantSignAs.bin);
    await seen(page, `the key of the organisation with BIN ${scenario.applicantSignAs.bin}`);
    expect(await field(page, 'documentNumber').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);

    await plugIn({ iin: scenario.applicant });
    await signAndFile(page);
    await seen(page, /for an organisation its head signs/);

    await plugIn(scenario.applicantSignAs);
    await signAndFile(page);
    await filed(page);
    await seen(page, 'The new address counts from now on.');
    await page.context().close();
  });
});

describe('a consenter who has come along', () => {
  test('consents with their own key: the case has the signature, and no attestation', async () => {
    const { scenario, caseId } = await fileAtPortal('renter-one-owner');
    const [owner] = scenario.consenters;
    await plugIn({ iin: scenario.applicant });
    const page = await open(`/counter/cases/${caseId}`);
    const complaints = collectComplaints(page);
    await press(page, /is here$/);
    await choose(page, WITH_KEY);
    expect(await violationsOf(page)).toEqual([]);
    await press(page, 'Sign: they consent');
    await seen(page, /belongs to another person or organisation/);
    await plugIn(owner?.signAs ?? {});
    await press(page, 'Sign: they consent');
    await seen(page, 'The new address counts from now on.');
    expect(complaints).toEqual([]);
    expect(await lastProof(page, caseId)).toEqual({ purpose: 'give', kind: 'eds' });
    await page.context().close();
  });

  test('declines with their own key', async () => {
    const { scenario, caseId } = await fileAtPortal('renter-one-owner');
    await plugIn(scenario.consenters[0]?.signAs ?? {});
    const page = await open(`/counter/cases/${caseId}`);
    await press(page, /is here$/);
    await choose(page, WITH_KEY);
    await press(page, 'Sign: they decline');
    await seen(page, 'Declined');
    expect(await lastProof(page, caseId)).toEqual({ purpose: 'decline', kind: 'eds' });
    await page.context().close();
  });

  test('for an organisation signs: there is no document to show', async () => {
    const { scenario, caseId } = await fileAtPortal('organisation-owner');
    await plugIn(scenario.consenters[0]?.signAs ?? {});
    const page = await open(`/counter/cases/${caseId}`);
    await press(page, /^Somebody of /);
    expect(await page.getByText(WITH_KEY).count()).toBe(0);
    await press(page, 'Sign: they consent');
    await seen(page, 'The new address counts from now on.');
    await page.context().close();
  });

  test.each(['key', 'document'])('answers by an attorney, who proves with a %s', async (proof) => {
    const { scenario, caseId } = await fileAtPortal('attorney-for-owner');
    const [asked] = scenario.consenters;
    if (asked === undefined) throw new Error('somebody is asked');
    const page = await open(`/counter/cases/${caseId}`);
    await press(page, /is here$/);
    await page.getByLabel('Answers under a power of attorney').check();
    await page.getByLabel('Power of attorney', { exact: true }).fill(asked.powerOfAttorneyId ?? '');
    if (proof === 'key') {
      await plugIn(asked.signAs);
      await choose(page, WITH_KEY);
      await press(page, 'Sign: they consent');
    } else {
      await page.getByLabel(/^Number of the identity card/).fill(await paperOf(asked.signAs.iin));
      await page.getByLabel(/^I have compared/).check();
      await press(page, 'They consent');
    }
    await seen(page, 'The new address counts from now on.');
    expect(await lastProof(page, caseId)).toEqual({ purpose: 'give', kind: proof === 'key' ? 'eds' : 'in-person' });
    await page.context().close();
  });
});

describe('the page on which keys are plugged in', () => {
  test('lets somebody sign at the counter whose key was plugged in by hand', async () => {
    const scenario = await take('counter-minor-owner');
    const keys = await openProfile(browser, stack.registries, { language: 'en' });
    await keys.goto('/keys');
    await keys.getByLabel('IIN, BIN, RKA or a part of a name').fill(scenario.applicant);
    await keys.getByRole('button', { name: 'Find' }).click();
    await keys
      .getByRole('button', { name: /^Plug in: / })
      .first()
      .click();
    await keys.getByRole('status').getByText(scenario.applicant).waitFor();
    const page = await open('/counter');
    await fillInForKey(page, scenario);
    await signAndFile(page);
    await filed(page);
    expect(new URL(page.url()).pathname).toMatch(/^\/counter\/cases\//);
    await Promise.all([keys.context().close(), page.context().close()]);
  });

  test.each(LANGUAGES)('has no barriers in %s, and needs no sideways scrolling', async (language) => {
    const { applicantSignAs } = await take('hostel');
    await plugIn(applicantSignAs);
    const page = await openProfile(browser, stack.registries, { language, width: 320, appearance: 'dark' });
    await page.goto(`/keys?language=${language}`);
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    await page.context().close();
  });
});

test('a caseworker who is a party takes no answers in that case, and is told why (R27)', async () => {
  const { tirkeu } = callers.forChannel('portal', undefined);
  const { cms } = await control.sign({ iin: ownIin }, bytesToSign(ownApplication));
  const application = z.custom<Application>(() => true).parse(ownApplication);
  const answer = await tirkeu.fileApplication({ body: { application, signature: { kind: 'eds', cms } } });
  if (!answer.ok) throw new Error(answer.problem.code);
  const page = await open(`/counter/cases/${answer.body.caseId}`, { language: 'en' }, 'own-case');
  await seen(page, 'You are a party to this case yourself.');
  expect(await page.getByRole('button', { name: /is here$/ }).count()).toBe(0);
  await page.context().close();
});

describe('the documents of a case', () => {
  test('are taken as files that openssl finds good', async () => {
    const { scenario, caseId } = await fileAtPortal('renter-one-owner');
    const authorities = await (await fetch(`${stack.registries}/nca/trust-anchors.pem`)).text();
    const page = await open(`/counter/cases/${caseId}`);
    await plugIn(answererOf(scenario, { consenter: scenario.consenters[0] ?? {} }).signAs);
    await press(page, /is here$/);
    await choose(page, WITH_KEY);
    await press(page, 'Sign: they consent');
    await seen(page, 'The new address counts from now on.');
    await page.goto(`/cases/${caseId}`);
    for (const what of ['Application', 'Consent']) {
      const takeFile = async (part: string) => {
        const link = page.getByRole('link', { name: new RegExp(`^${part} .*kB ${what}, `) });
        const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
        return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
      };
      const document = await takeFile('Document');
      const signature = await takeFile('Signature');
      expect([document.name, signature.name]).toEqual([
        expect.stringMatching(/^(application|give)-[0-9a-f]{8}\.json$/),
        expect.stringMatching(/^(application|give)-[0-9a-f]{8}\.p7s$/),
      ]);
      expect(opensslVerifies({ document: document.bytes, signature: signature.bytes, authorities })).toBe(true);
    }
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test.each([
    [AUDITOR, 'takes no documents'],
    [OPS, 'doesn’t see what proves the answers'],
  ])('are not taken by %s, who is told why', async (user, words) => {
    const { caseId } = await fileAtPortal('renter-one-owner');
    const page = await open(`/cases/${caseId}`, { language: 'en' }, user);
    await seen(page, words);
    expect(await page.locator('a[download]').count()).toBe(0);
    await page.context().close();
  });

  test.each(LANGUAGES)(
    'and the form for a key are in words of %s, and need no sideways scrolling',
    async (language) => {
      const { caseId } = await fileAtPortal('renter-one-owner');
      const page = await open(`/cases/${caseId}`, { language, width: 320 });
      await page.locator('a[download]').first().waitFor();
      const hasBareKeys = async () =>
        /\{\{|signing:|documents\.|undefined/.test(await page.locator('main').innerText());
      expect(await hasBareKeys()).toBe(false);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      await page.goto(`/counter/cases/${caseId}`);
      await page.locator('main ul button').first().click();
      await page.locator('main form [role="radiogroup"] label').nth(1).click();
      expect(await hasBareKeys()).toBe(false);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      expect(await violationsOf(page)).toEqual([]);
      await page.context().close();
    },
  );
});
