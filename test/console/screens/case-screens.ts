import type { Page } from 'playwright-core';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import type { ScreenTown } from '../screen-town.ts';
import type { Screen } from './screen.ts';

type CaseName = { [Name in keyof ScreenTown]: ScreenTown[Name] extends Case ? Name : never }[keyof ScreenTown];

const HISTORY = 'main ol li time';
const caseIn = (name: CaseName) => (town: ScreenTown) => `/cases/${town[name].caseId}`;
const dialogBehind = (icon: string) => (page: Page) => page.locator(`main button:has(.lucide-${icon})`).first().click();

/** A step is marked as stuck after minutes; until then the api's answer stands in for it. */
const asIfStuck = (page: Page, { waiting }: ScreenTown) =>
  page.route(`**/v1/cases/${waiting.caseId}`, async (route) => {
    const response = await route.fetch();
    const found: Case = await response.json();
    const waitingFor = { kind: 'registry', name: 'property', since: found.openedAt };
    await route.fulfill({ response, json: { ...found, stuckSince: found.openedAt, waitingFor } });
  });

/** A case in each of its stages, and the dialogs of its actions. */
export const CASE_SCREENS: readonly Screen[] = [
  {
    name: 'a case that waits for consents, its evidence opened',
    path: caseIn('waiting'),
    shows: HISTORY,
    open: (page) => page.locator('main details summary').first().click(),
  },
  { name: 'a case in review', path: caseIn('inReview'), shows: HISTORY },
  { name: 'a case against which somebody objects', path: caseIn('disputed'), shows: HISTORY },
  { name: 'a registered case', path: caseIn('registered'), shows: HISTORY },
  { name: 'a refused case', path: caseIn('refused'), shows: HISTORY },
  { name: 'a cancelled case', path: caseIn('cancelled'), shows: HISTORY },
  { name: 'a case that is stuck', path: caseIn('waiting'), shows: HISTORY, prepare: asIfStuck },
  { name: 'a case for an auditor', viewer: 'olga', path: caseIn('waiting'), shows: HISTORY },
  { name: 'a case for ops', viewer: 'timur', path: caseIn('waiting'), shows: HISTORY },
  {
    name: 'the deadline’s dialog',
    path: caseIn('waiting'),
    open: dialogBehind('calendar-plus'),
    shows: '[role="dialog"] form',
    isPrinted: false,
  },
  {
    name: 'the invitation’s dialog',
    path: caseIn('waiting'),
    open: dialogBehind('qr-code'),
    shows: '[role="dialog"] button',
    isPrinted: false,
  },
  {
    name: 'a case of another office',
    viewer: 'aigerim',
    path: caseIn('foreign'),
    shows: 'main [role="alert"]',
  },
  { name: 'a case that isn’t there', path: `/cases/${crypto.randomUUID()}`, shows: 'main [role="alert"]' },
  { name: 'a case whose number is none', path: '/cases/12-34', shows: 'main [role="alert"]' },
];
