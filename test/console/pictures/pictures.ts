import type { Page } from 'playwright-core';
import { findCallers } from '../../../cli/callers.ts';
import { createRegistriesControl } from '../../../cli/registries-control.ts';
import { bodyOf } from '../../../client/create-tirkeu-client.ts';
import { field, fillIn, openCounterTown } from '../counter-town.ts';
import type { Visit } from '../visit.ts';
import type { PictureTown } from './picture-town.ts';

export interface Picture extends Visit {
  readonly name: string;
  /** In the address after the site. */
  readonly path: string | ((town: PictureTown) => string | Promise<string>);
  /** Not signed in. */
  readonly isPublic?: boolean;
  /** What somebody does there before the picture is taken. */
  readonly act?: (page: Page, town: PictureTown) => Promise<void>;
  /** To its end, however long it is. */
  readonly isWhole?: boolean;
}

const QUEUE = '/queues/awaiting-consent';
const PHONE = { width: 390, height: 844 } as const;

export const PICTURES: readonly Picture[] = [
  { name: 'sign-in-kk', path: QUEUE, isPublic: true, language: 'kk' },
  { name: 'queue-kk', path: QUEUE, language: 'kk' },
  { name: 'queue-en', path: QUEUE, language: 'en' },
  { name: 'queue-dark-ru', path: QUEUE, language: 'ru', appearance: 'dark' },
  { name: 'queue-narrow-kk', path: QUEUE, language: 'kk', width: 320, height: 720 },
  { name: 'cases-ru', path: '/cases?service=permanent-residence&opened=7d', language: 'ru' },
  { name: 'palette-en', path: QUEUE, language: 'en', act: openPalette },
  { name: 'case-waiting-kk', path: caseOf('waiting'), language: 'kk', isWhole: true },
  { name: 'case-review-ru', path: caseOf('inReview'), language: 'ru' },
  { name: 'case-registered-dark-en', path: caseOf('registered'), language: 'en', appearance: 'dark' },
  { name: 'case-narrow-kk', path: caseOf('waiting'), language: 'kk', ...PHONE },
  { name: 'counter-kk', path: '/counter', language: 'kk', act: halfFill, isWhole: true },
  { name: 'counter-filed-ru', path: '/counter', language: 'ru', act: fileAtCounter },
  { name: 'reviews-kk', path: '/reviews', language: 'kk' },
  { name: 'review-desk-en', path: reviewOf, language: 'en', isWhole: true },
  { name: 'review-desk-dark-kk', path: reviewOf, language: 'kk', appearance: 'dark' },
  { name: 'overview-ru', path: '/overview', language: 'ru', width: 1440, isWhole: true },
  { name: 'overview-dark-en', path: '/overview', language: 'en', appearance: 'dark' },
  { name: 'status-ru', path: statusLink, isPublic: true, language: 'ru', ...PHONE, isWhole: true },
  { name: 'invitation-kk', path: invitation, isPublic: true, language: 'kk', ...PHONE, act: showWhoIAm, isWhole: true },
];

function caseOf(which: 'waiting' | 'inReview' | 'registered') {
  return (town: PictureTown): string => `/cases/${town[which].caseId}`;
}

function reviewOf({ inReview }: PictureTown): string {
  return `/reviews/${inReview.caseId}`;
}

async function openPalette(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
}

/** Who and where, looked up; the paper isn't shown yet. */
async function halfFill(page: Page, { stack }: PictureTown): Promise<void> {
  const { applicant, rka } = await openCounterTown(stack).take('counter-minor-owner');
  await field(page, 'applicant').fill(applicant);
  await field(page, 'rka').fill(rka);
  await page.locator('main dl').nth(2).waitFor();
}

async function fileAtCounter(page: Page, { stack }: PictureTown): Promise<void> {
  const { take, paperOf } = openCounterTown(stack);
  const scenario = await take('counter-minor-owner');
  await fillIn(page, scenario, await paperOf(scenario.applicant));
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL(/\/counter\/cases\//);
}

/** As the applicant was given it. */
async function statusLink({ stack, waiting: { caseId } }: PictureTown): Promise<string> {
  const { tirkeu } = (await findCallers(stack)).forOffice(undefined);
  return pathOf((await bodyOf(tirkeu.createStatusLink({ caseId }))).url);
}

function pathOf(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`;
}

/** The owner who hasn't answered yet is sent a link. */
async function invitation({ stack, waiting }: PictureTown): Promise<string> {
  const { tirkeu } = (await findCallers(stack)).forOffice(undefined);
  const pending = await pendingOf({ stack, waiting });
  const { url } = await bodyOf(tirkeu.inviteConsenter({ caseId: waiting.caseId, consentId: pending.consentId }));
  return pathOf(url);
}

async function pendingOf({ stack, waiting: { caseId } }: Pick<PictureTown, 'stack' | 'waiting'>) {
  const { tirkeu } = (await findCallers(stack)).forOffice(undefined);
  const found = await bodyOf(tirkeu.getCase({ caseId }));
  const pending =
    found !== undefined && 'revision' in found ? found.consents.find(({ status }) => status === 'pending') : undefined;
  if (pending === undefined) throw new Error('nobody is asked any more');
  return pending;
}

async function showWhoIAm(page: Page, { stack, waiting }: PictureTown): Promise<void> {
  const { consenter } = await pendingOf({ stack, waiting });
  await createRegistriesControl(stack.registries).call('PUT', '/ncalayer', { iin: consenter.iin });
  await page.locator('main button').first().click();
  await page.locator('main dl').first().waitFor();
}
