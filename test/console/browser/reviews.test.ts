import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bodyOf, type Case } from '../../../client/create-tirkeu-client.ts';
import { launchBrowser } from '../../support/browser.ts';
import { startRunningStack } from '../../support/running-stack.ts';
import { violationsOf } from '../axe.ts';
import { openReviewTown } from '../review-town.ts';
import { type Appearance, collectComplaints, LANGUAGES, openProfile, signIn, type Visit } from '../visit.ts';

const stack = await startRunningStack({ TIRKEU_SIGN_IN: '1', TIRKEU_CONSOLE: '1' });
const { colleague, bringToReview, bringOwnCaseToReview, lift } = await openReviewTown(stack);
/** Decides for the whole country; only reads; decides, and is a person of the population. */
const [SUPERVISOR, AUDITOR, OWN_CASE] = ['saule', 'olga', 'own-case'] as const;
const NARROWEST = 320;
const OBJECTION = 'I have lived here for twelve years.\nMy rent is paid.';
const REASON = 'The order of the court stands.';

const [arrested, disputed] = [
  await bringToReview('arrested-dwelling'),
  await bringToReview('withdrawal-of-family', OBJECTION),
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function open(path: string, visit: Visit = { language: 'en' }, user: string = SUPERVISOR): Promise<Page> {
  const page = await openProfile(browser, stack.api, visit);
  await page.goto(path);
  await signIn(page, user);
  return page;
}

/** The desk with everything that the registries say. */
async function openDesk({ caseId }: Pick<Case, 'caseId'>, visit?: Visit): Promise<Page> {
  const page = await open(`/reviews/${caseId}`, visit);
  await page.locator('main form').waitFor();
  await page.locator('main table .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  return page;
}

const decide = (page: Page) => page.locator('main form button[type="submit"]');
const reason = (page: Page) => page.getByRole('textbox', { name: 'Reason' });
const getCase = async ({ caseId }: Pick<Case, 'caseId'>): Promise<Case> => {
  const found = await bodyOf(colleague.getCase({ caseId }));
  if (found === undefined || !('revision' in found)) throw new Error('the case is open');
  return found;
};

const APPEARANCES: readonly Appearance[] = ['light', 'dark'];
const LOOKS = LANGUAGES.flatMap((language) => APPEARANCES.map((appearance) => ({ language, appearance })));

describe('the reviews', () => {
  test.each(LOOKS)('have no barriers in $language, $appearance: the list, the desk, a refusal', async (visit) => {
    const page = await open('/reviews', visit);
    const complaints = collectComplaints(page);
    await page.locator(`a[href="/reviews/${arrested.caseId}"]`).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.locator(`a[href="/reviews/${disputed.caseId}"]`).click();
    await page.locator('input[type="radio"][value="refuse"]').check();
    await page.locator('main table .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    expect(await page.locator('main').innerText()).not.toMatch(/\{\{|reviews:|common:|cases:|undefined/);
    expect(await page.locator('blockquote').innerText()).toBe(OBJECTION);
    expect(await violationsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test.each(LANGUAGES)('need no sideways scrolling at 320 pixels in %s', async (language) => {
    const page = await open('/reviews', { language, width: NARROWEST });
    await page.locator(`a[href="/reviews/${arrested.caseId}"]`).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    await page.goto(`/reviews/${disputed.caseId}`);
    await page.locator('main form').waitFor();
    await page.locator('main table .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROWEST);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });

  test('can be looked at and not decided by an auditor', async () => {
    const page = await open(`/reviews/${arrested.caseId}`, { language: 'en' }, AUDITOR);
    await page.getByText('You can’t decide this one').waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  });
});

describe('the desk', () => {
  test('shows what the case rests on beside what the registries say now, and where they differ', async () => {
    const lifted = await bringToReview('arrested-dwelling');
    await lift(lifted);
    const page = await openDesk(lifted);
    const line = page.locator('main table tr', { hasText: 'Encumbrances' });
    await line.getByText('Not there any more').waitFor();
    expect(await line.innerText()).toContain('Arrest since');
    await page.context().close();
  });

  test.each(['two-registries-disagree', 'deceased-owner', 'owner-without-representative'])(
    'says of %s in words what is unclear',
    async (situation) => {
      const page = await openDesk(await bringToReview(situation));
      expect(await page.locator('main').innerText()).not.toMatch(/\{\{|reviews:|common:|cases:|undefined|null/);
      expect(await violationsOf(page)).toEqual([]);
      await page.context().close();
    },
  );

  test('takes no decision without its reason', async () => {
    const page = await openDesk(arrested);
    await decide(page).click();
    await page.getByText('Choose one of them.').waitFor();
    await page.getByText('Say why.').waitFor();
    expect((await getCase(arrested)).stage).toBe('in-review');
    await page.context().close();
  });

  test('approves by keyboard alone, and opens the next case', async () => {
    const approved = await bringToReview('arrested-dwelling');
    const page = await openDesk(approved);
    await page.getByRole('radio', { name: 'Approve' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.insertText('The arrest concerns the sale only.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText(`Approved: ${approved.registrant.name}`).waitFor();
    await page.waitForURL((url) => url.pathname !== `/reviews/${approved.caseId}`);
    expect((await getCase(approved)).review).toBeNull();
    await page.context().close();
  });

  test('refuses on a ground that the law knows, with a reason', async () => {
    const refused = await bringToReview('arrested-dwelling');
    const page = await openDesk(refused);
    await page.getByRole('radio', { name: 'Refuse' }).check();
    await page.getByRole('combobox', { name: 'Ground' }).fill('commissioned');
    await page.getByRole('option', { name: /The building has not been commissioned/ }).click();
    await reason(page).fill(REASON);
    await decide(page).click();
    await page.waitForURL((url) => url.pathname !== `/reviews/${refused.caseId}`);
    const { outcome, refusal } = await getCase(refused);
    expect(outcome).toBe('refused');
    expect(refusal).toMatchObject({ ground: 'dwelling-not-commissioned', reason: REASON });
    await page.context().close();
  });

  test('refuses for one of several people; the others still wait', async () => {
    const family = await bringToReview('withdrawal-of-family', OBJECTION);
    const [first, second] = family.people.filter(({ refusal }) => refusal === null);
    const page = await openDesk(family);
    await page.getByRole('radio', { name: 'Refuse' }).check();
    await page.getByRole('combobox', { name: 'For whom' }).click();
    await page.getByRole('option', { name: first?.name ?? '' }).click();
    await reason(page).fill(REASON);
    await decide(page).click();
    await page.getByText('Refused: ').waitFor();
    const { people } = await getCase(family);
    expect(people.find(({ iin }) => iin === first?.iin)?.refusal).toMatchObject({ ground: 'objection-upheld' });
    expect(people.find(({ iin }) => iin === second?.iin)?.refusal).toBeNull();
    await page.context().close();
  });

  test('shows what happened meanwhile before it takes the decision, and keeps what was written', async () => {
    const noted = await bringToReview('arrested-dwelling');
    const { caseId } = noted;
    const page = await openDesk(noted);
    await page.getByRole('radio', { name: 'Approve' }).check();
    await reason(page).fill(REASON);
    await bodyOf(colleague.addNote({ caseId, body: { text: 'The bailiff telephoned.' } }));
    await page.getByText('The bailiff telephoned.').waitFor();
    expect(await decide(page).isDisabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'I have seen it' }).click();
    expect(await reason(page).inputValue()).toBe(REASON);
    await decide(page).click();
    await page.waitForURL((url) => url.pathname !== `/reviews/${caseId}`);
    await page.context().close();
  });

  test('has what was written when somebody signs in again, shows first what happened meanwhile, and has it for nobody else', async () => {
    const written = await bringToReview('arrested-dwelling');
    const { caseId } = written;
    const page = await openDesk(written);
    await page.getByRole('radio', { name: 'Refuse' }).check();
    await page.getByRole('combobox', { name: 'Ground' }).fill('commissioned');
    await page.getByRole('option', { name: /The building has not been commissioned/ }).click();
    await reason(page).fill(REASON);
    const endSession = async (): Promise<void> => {
      await page.context().clearCookies();
      await page.reload();
    };
    await endSession();
    await bodyOf(colleague.addNote({ caseId, body: { text: 'The bailiff telephoned.' } }));
    await signIn(page, SUPERVISOR);
    await page.getByText('The case has changed since you opened this').waitFor();
    expect(await page.getByRole('radio', { name: 'Refuse' }).isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('combobox', { name: 'Ground' }).inputValue()).toContain('commissioned');
    expect(await reason(page).inputValue()).toBe(REASON);
    await endSession();
    await signIn(page, OWN_CASE);
    await page.locator('main form').waitFor();
    expect(await reason(page).inputValue()).toBe('');
    expect(await page.evaluate('JSON.stringify(sessionStorage)')).not.toContain(REASON);
    await page.context().close();
  });

  test('of two colleagues takes one decision, and tells the other', async () => {
    const shared = await bringToReview('arrested-dwelling');
    const [one, other] = [await openDesk(shared), await openDesk(shared)];
    for (const page of [one, other]) {
      await page.getByRole('radio', { name: 'Refuse' }).check();
      await reason(page).fill(REASON);
    }
    await decide(one).click();
    await one.waitForURL((url) => url.pathname !== `/reviews/${shared.caseId}`);
    await other.getByText('Nothing to decide here').waitFor();
    expect(await other.locator('main form').count()).toBe(0);
    await Promise.all([one, other].map((page) => page.context().close()));
  });

  test('is closed to who is a party to the case, with the reason (R27)', async () => {
    const { caseId } = await bringOwnCaseToReview();
    const page = await open(`/reviews/${caseId}`, { language: 'en' }, OWN_CASE);
    await page.getByText('You are a party to this case yourself.').waitFor();
    expect(await page.locator('main form').count()).toBe(0);
    await page.context().close();
  });
});
