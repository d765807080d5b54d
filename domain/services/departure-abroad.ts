import { askNobody } from '../consenters.ts';
import {
  holdsDepartureDocument,
  holdsValidPassport,
  isAlive,
  isFiledByTheRightPerson,
  isResidentThere,
} from '../questions/of-people.ts';
import { filedBy, firstUnfit, namesOrganisation, namesPowers, selfMeansSelf, without } from './forms.ts';
import type { Procedure } from './procedure.ts';

/** R24: a person leaves the country for good; every residence ends, whoever owns the dwelling. */
export const departureAbroad: Procedure = {
  outcome: 'withdrawn',
  unfit: firstUnfit(
    ({ departure }) =>
      departure === undefined
        ? {
            code: 'departure-document-required',
            pointer: '/application/departure',
            detail: 'name the document that confirms the departure: { documentNumber }',
          }
        : undefined,
    without('stay', 'generalGrounds', 'furtherRegistrants'),
    filedBy('self', 'parent', 'guardian', 'attorney'),
    selfMeansSelf,
    namesOrganisation,
    namesPowers,
  ),
  questionsOfPerson: [isAlive, isFiledByTheRightPerson, holdsValidPassport, holdsDepartureDocument, isResidentThere],
  questionsOfPlace: [],
  questionsOfOpening: [],
  ownersToAsk: askNobody,
  mayBeObjectedTo: false,
  isAboutLivingThere: false,
  changeOf: (_moving, { current }) => ({ begins: null, ends: current }),
  followUps: ['population-registry', 'notices'],
};
