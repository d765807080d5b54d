import type { ClaimNames } from '../../api/access/claims.ts';

/** What claims are called where nobody says otherwise. */
export const CLAIM_NAMES: ClaimNames = {
  scope: 'scope',
  staffId: 'sub',
  roles: 'roles',
  iin: 'iin',
  office: 'office',
  name: 'name',
};
