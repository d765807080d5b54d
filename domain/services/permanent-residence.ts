import { isPermanent } from '../residences.ts';
import { filedBy, firstUnfit, namesOrganisation, namesPowers, selfMeansSelf, without } from './forms.ts';
import { livingThere } from './living-there.ts';
import type { Procedure } from './procedure.ts';

/** R19: the person lives here from now on, and at the former address no longer; nor do they merely stay here. */
export const permanentResidence: Procedure = {
  ...livingThere,
  unfit: firstUnfit(
    without('stay', 'departure', 'furtherRegistrants'),
    filedBy('self', 'parent', 'guardian', 'attorney', 'administration'),
    selfMeansSelf,
    namesOrganisation,
    namesPowers,
  ),
  changeOf: ({ application, caseId, rka, residenceId, at }, { current }) => ({
    begins: {
      residenceId,
      iin: application.registrant.iin,
      rka,
      kind: 'permanent',
      from: at,
      until: null,
      openedBy: caseId,
    },
    ends: current.filter((residence) => isPermanent(residence) || residence.rka === rka),
  }),
  followUps: ['population-registry', 'chip-recording', 'notices'],
};
