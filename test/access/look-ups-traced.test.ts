import { describe, expect, test } from 'vitest';
import { ROLES } from '../../api/access/caller.ts';
import { createAccessLog } from '../../store/access-log.ts';
import { openStore } from '../store/open-store.ts';
import { file, startStories } from '../support/story.ts';
import { productApi } from './product-api.ts';

/** Who looked this person up? An auditor can tell, whichever way they were looked up (docs/privacy.md). */

const product = await startStories();
const { scenario } = await file(product, 'renter-one-owner');
const { connection } = await openStore();
const log = await createAccessLog(connection);
const accesses = connection.collection('accesses');

const NAMES = ['aigerim', 'nobody-writes'];
const staff = (id: string) => ({ kind: 'staff', id, iin: '', name: id, roles: ROLES, office: null }) as const;
const url = await productApi(product, (name = NAMES[0] ?? '') => staff(name), log);
const cut = await productApi(product, (name = NAMES[1] ?? '') => staff(name), {
  record: () => Promise.reject(new Error('the log can not be written')),
});

const lastTrace = () => accesses.findOne({}, { sort: { at: -1 }, projection: { _id: 0, at: 0 } });

const LOOK_UPS: readonly (readonly [path: string, action: string, subject: string | null, filters: string | null])[] = [
  [`/v1/residents/${scenario.registrant}/residence`, 'find-residence', scenario.registrant, null],
  [`/v1/dwellings/${scenario.rka}/residents?limit=5`, 'find-residence', scenario.rka, 'limit=5'],
  [`/v1/cases?q=${scenario.registrant}`, 'list-cases', scenario.registrant, null],
  [`/v1/cases?q=${encodeURIComponent('әбді')}&stage=in-review`, 'list-cases', 'ӘБДІ', 'stage=in-review'],
  ['/v1/cases?office=almaty&sort=-openedAt', 'list-cases', null, 'office=almaty&sort=-openedAt'],
];

describe.each(LOOK_UPS)('%s', (path, action, subject, filters) => {
  test('leaves a trace that says who asked, and whom they asked for', async () => {
    expect((await fetch(`${url}${path}`)).status).toBe(200);
    expect(await lastTrace()).toEqual({ by: 'aigerim', action, caseId: null, allowed: true, subject, filters });
  });

  test('shows nothing where no trace can be left', async () => {
    const answer = await fetch(`${cut}${path}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(scenario.registrant);
  });
});

test('who looked a person up is found by their number, without going through the whole log', async () => {
  const plan = await accesses.find({ subject: scenario.registrant }).explain('queryPlanner');
  expect(JSON.stringify(plan)).toContain('subject_1_at_1');
});

test('what is no number and no word is not kept', async () => {
  await fetch(`${url}/v1/residents/${'9'.repeat(40)}/residence`);
  expect(await lastTrace()).toMatchObject({ action: 'find-residence', subject: null });
  await fetch(`${url}/v1/cases?assignee=${encodeURIComponent('a diary, with spaces')}`);
  expect(await lastTrace()).toMatchObject({ action: 'list-cases', filters: null });
  await fetch(`${url}/v1/cases?iin=${scenario.registrant}&stage=in-review`);
  expect(await lastTrace()).toMatchObject({ action: 'list-cases', subject: null, filters: 'stage=in-review' });
});
