import type { Case, StaffList } from '../../../client/create-tirkeu-client.ts';

type Colleague = StaffList['data'][number];

const DESK: readonly string[] = ['caseworker', 'supervisor'];

/** Who can be given all of these cases: those who work at desks, of the cases' office or of the whole country, and don't have them all. */
export const colleaguesFor = (
  cases: readonly Pick<Case, 'office' | 'assignee'>[],
  staff: readonly Colleague[],
): readonly Colleague[] =>
  staff.filter(
    ({ id, roles, office: own }) =>
      roles.some((role) => DESK.includes(role)) &&
      (own === null || cases.every(({ office }) => office === own)) &&
      !cases.every(({ assignee }) => assignee === id),
  );
