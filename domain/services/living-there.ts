import { consentToLiveThere } from '../consenters.ts';
import {
  comesFromElsewhere,
  holdsValidDocument,
  isAlive,
  isCitizen,
  isFiledByTheRightPerson,
  isOldEnough,
} from '../questions/of-people.ts';
import {
  administrationIsEntitled,
  hasRoom,
  hasTitle,
  isCommissioned,
  isInTenancyContract,
  isPlaceToLive,
  isServedByTheChannel,
} from '../questions/of-place.ts';
import type { Procedure } from './procedure.ts';

/** What it takes to live somewhere, for good or for a while (R1–R11, R17, R18). */
export const livingThere = {
  outcome: 'registered',
  questionsOfPerson: [isAlive, isCitizen, isOldEnough, holdsValidDocument, isFiledByTheRightPerson],
  questionsOfPlace: [isPlaceToLive, isCommissioned, hasTitle, administrationIsEntitled, isInTenancyContract],
  questionsOfOpening: [isServedByTheChannel, comesFromElsewhere, hasRoom],
  ownersToAsk: consentToLiveThere,
  mayBeObjectedTo: false,
  isAboutLivingThere: true,
} as const satisfies Partial<Procedure>;
