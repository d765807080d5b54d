import { addMonths, dayOf, endOfDay } from '../calendar.ts';
import { isPermanent } from '../residences.ts';
import { filedBy, firstUnfit, namesOrganisation, namesPowers, selfMeansSelf, without } from './forms.ts';
import { livingThere } from './living-there.ts';
import type { Procedure } from './procedure.ts';

/**
 * R20: the person stays here for some months, while the permanent residence remains as it is. Whoever stays here already
 * prolongs the stay: the months count from its last day. Somebody can stay in one place at a time only.
 */
export const temporaryStay: Procedure = {
  ...livingThere,
  unfit: firstUnfit(
    ({ stay }) =>
      stay === undefined
        ? {
            code: 'stay-required',
            pointer: '/application/stay',
            detail: 'say for how many months and why: { months, reason }',
          }
        : undefined,
    without('departure', 'furtherRegistrants'),
    filedBy('self', 'parent', 'guardian', 'attorney', 'administration'),
    selfMeansSelf,
    namesOrganisation,
    namesPowers,
  ),
  changeOf: ({ application, caseId, rka, residenceId, at }, { current }) => {
    const { registrant, stay } = application;
    const former = current.filter((residence) => !isPermanent(residence));
    const lastDay = former.find((residence) => residence.rka === rka)?.until ?? at;
    const until = endOfDay(addMonths(dayOf(lastDay > at ? lastDay : at), stay?.months ?? 0));
    return {
      begins: { residenceId, iin: registrant.iin, rka, kind: 'temporary', from: at, until, openedBy: caseId },
      ends: former,
    };
  },
  followUps: ['population-registry', 'notices'],
};
