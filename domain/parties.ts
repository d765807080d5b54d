import type { Caseworker } from './application.ts';
import type { Case } from './case.ts';
import { numberOf } from './consenters.ts';

/** Everybody whose own case it is (R27), by IIN or BIN: who applies, whom it concerns, who consents or did so for somebody, who may object. */
export const partiesOf = ({ application, people, consents, objections }: Case): readonly string[] => [
  application.applicant.iin,
  ...people.map(({ iin }) => iin),
  ...consents.flatMap(({ consenter, onBehalfOf }) => [numberOf(consenter), onBehalfOf]),
  ...consents.flatMap(({ answeredBy }) => (answeredBy === undefined ? [] : [answeredBy])),
  ...objections.map(({ objector }) => objector.iin),
];

/** R27: nobody handles their own case. */
export const isOwnCase = (state: Case, { iin }: Caseworker): boolean => partiesOf(state).includes(iin);
