import { confirmWithdrawal } from '../consenters.ts';
import { isAlive, isResidentThere, ownsNoShare } from '../questions/of-people.ts';
import { hasTitle, isFiledByAnOwner, isServedByTheChannel } from '../questions/of-place.ts';
import { filedBy, firstUnfit, namesOrganisation, namesPowers, without } from './forms.ts';
import type { Procedure } from './procedure.ts';

/** R23: an owner has people withdrawn who live in the dwelling and own no share of it; each gets a result of their own. */
export const ownerWithdrawal: Procedure = {
  outcome: 'withdrawn',
  unfit: firstUnfit(
    without('stay', 'generalGrounds', 'departure'),
    filedBy('owner', 'parent', 'guardian', 'attorney', 'administration'),
    namesOrganisation,
    namesPowers,
    ({ registrant, furtherRegistrants = [] }) => {
      const iins = [registrant, ...furtherRegistrants].map(({ iin }) => iin);
      const twice = iins.findIndex((iin, index) => iins.indexOf(iin) !== index);
      return twice === -1
        ? undefined
        : {
            code: 'registrant-named-twice',
            pointer: `/application/furtherRegistrants/${twice - 1}/iin`,
            detail: 'name each person once',
          };
    },
  ),
  questionsOfPerson: [isAlive, isResidentThere, ownsNoShare],
  questionsOfPlace: [hasTitle, isFiledByAnOwner],
  questionsOfOpening: [isServedByTheChannel],
  ownersToAsk: confirmWithdrawal,
  mayBeObjectedTo: true,
  isAboutLivingThere: false,
  changeOf: ({ rka, iins }, { current }) => ({
    begins: null,
    ends: current.filter((residence) => residence.rka === rka && iins.includes(residence.iin)),
  }),
  followUps: ['population-registry', 'notices'],
};
