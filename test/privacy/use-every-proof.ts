import { randomUUID } from 'node:crypto';
import {
  type Actors,
  consentAtCounter,
  caseIn,
  file,
  fileAtCounter,
  fileScenario,
  signAnswer,
  signAsOf,
} from '../support/case-actions.ts';

/** Signatures that don't count, of applicants and consenters, and a document that isn't the consenter's. */
async function everyFlaw(actors: Actors): Promise<void> {
  for (const flaw of ['expired', 'revoked', 'auth-key', 'foreign-ca', 'wrong-iin']) {
    await fileScenario(actors, await actors.control.takeScenario('renter-one-owner'), { flaw });
    const { scenario, caseId, consents } = await file(actors, 'renter-one-owner');
    for (const consent of consents) {
      const { consentId } = consent;
      const evidence = await signAnswer(actors, caseId, consentId, signAsOf(scenario, consent), { flaw });
      await actors.api.decide(caseId, consentId, 'give', evidence);
      await actors.api.decide(caseId, consentId, 'give', { kind: 'in-person', documentNumber: scenario.applicant });
    }
  }
}

/** Applicants and owners who come in person and show a document (R12, R26). */
async function everyDocumentShown(actors: Actors): Promise<void> {
  const scenario = await actors.control.takeScenario('counter-minor-owner');
  const { caseId, consents } = caseIn(await fileAtCounter(actors, scenario));
  for (const consent of consents) await consentAtCounter(actors, scenario, caseId, consent);
}

/** A one-time password to the applicant's phone, mistyped at first (R12). */
export async function everyPassword({ api, control }: Actors): Promise<void> {
  const { application, applicant } = await control.takeScenario('renter-one-owner');
  await api.send('POST', '/v1/one-time-passwords', { application });
  const [password] = await control.readOneTimePasswords(applicant);
  if (password === undefined) throw new Error('no password was sent');
  const mistyped = password.code.startsWith('0') ? `1${password.code.slice(1)}` : `0${password.code.slice(1)}`;
  for (const code of [mistyped, password.code]) await api.file(application, { kind: 'otp', code }, randomUUID());
}

/** Every way of proving who somebody is, whether it counts or not (R12). */
export async function everyProof(actors: Actors): Promise<void> {
  await everyFlaw(actors);
  await everyDocumentShown(actors);
  await everyPassword(actors);
}
