import { type Case, type Registration, registrationOf } from './case.ts';
import type { Ground } from './grounds.ts';

/** What an applicant can do with their case as it stands, most useful first. */
export const NEXT_STEPS = [
  'wait',
  'ask-owners',
  'get-certificate',
  'ask-about-card',
  'file-again',
  'file-corrected',
  'let-entitled-file',
  'file-elsewhere',
  'renew-document',
  'correct-records',
  'choose-another-dwelling',
  'nothing',
  'ask-office',
  'appeal',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** What helps against each ground, where something does. That one may appeal against a refusal is said beside it (R29). */
const REMEDIES = {
  'registrant-unknown': 'correct-records',
  'applicant-unknown': 'correct-records',
  'applicant-not-capable': 'let-entitled-file',
  'registrant-deceased': 'ask-office',
  'not-a-citizen': 'ask-office',
  'no-valid-document': 'renew-document',
  'registrant-under-14': 'file-corrected',
  'representative-must-file': 'let-entitled-file',
  'registrant-must-file': 'let-entitled-file',
  'guardian-must-file': 'let-entitled-file',
  'not-legal-representative': 'let-entitled-file',
  'power-of-attorney-invalid': 'renew-document',
  'dwelling-unknown': 'correct-records',
  'dwelling-ambiguous': 'file-corrected',
  'address-unknown': 'file-corrected',
  'dwelling-category-not-residential': 'choose-another-dwelling',
  'dwelling-not-commissioned': 'choose-another-dwelling',
  'dwelling-without-title': 'correct-records',
  'administration-must-file': 'let-entitled-file',
  'administration-not-entitled': 'let-entitled-file',
  'not-in-tenancy-contract': 'choose-another-dwelling',
  'already-registered-there': 'nothing',
  'channel-not-open': 'file-elsewhere',
  'dwelling-too-dense': 'choose-another-dwelling',
  'applicant-not-owner': 'let-entitled-file',
  'registrant-owns-share': 'ask-office',
  'not-resident-there': 'nothing',
  'objection-upheld': 'ask-office',
  'no-valid-passport': 'renew-document',
  'departure-document-invalid': 'renew-document',
  'signature-rejected': 'file-corrected',
  'refused-in-review': 'ask-office',
} as const satisfies Record<Ground, NextStep>;

/** What a registration leaves to do: the certificate is worth something while it lasts, and a chip may have failed (R21, R22). */
function afterRegistration({ certificateCode, stay, followUps }: Registration): readonly NextStep[] {
  const isOver = stay !== null && stay.ended !== null;
  const hasChipFailed = followUps.some(({ name, state }) => name === 'chip-recording' && state === 'failed');
  const steps: readonly NextStep[] = [
    ...(certificateCode === null || isOver ? [] : (['get-certificate'] as const)),
    ...(hasChipFailed ? (['ask-about-card'] as const) : []),
  ];
  return steps.length === 0 ? ['nothing'] : steps;
}

/** R29: each end says what can be done about it, and so does each wait. Never empty. */
export function nextStepsOf(state: Case): readonly NextStep[] {
  const registration = registrationOf(state);
  if (registration !== null) return afterRegistration(registration);
  if (state.stage !== 'closed') return state.stage === 'awaiting-consent' ? ['ask-owners'] : ['wait'];
  const { ending } = state;
  return ending.outcome === 'refused' ? [REMEDIES[ending.refusal.ground], 'appeal'] : ['file-again'];
}
