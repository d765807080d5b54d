import type { Case } from '../../../../client/create-tirkeu-client.ts';
import type { Evidence } from '../case-parts.ts';

type Consent = Case['consents'][number];

/** What proves the answer that stands: of several (given, revoked, given again) the latest that came. */
export const proofOf = ({ consentId, decidedAt }: Consent, evidence: readonly Evidence[]): Evidence | undefined =>
  decidedAt === null ? undefined : evidence.findLast((item) => item.consentId === consentId);

/** Whose answer is missing first; otherwise as they were asked. */
export const missingFirst = (consents: readonly Consent[]): readonly Consent[] => {
  const isMissing = ({ status }: Consent): boolean => status === 'pending' || status === 'revoked';
  return [...consents.filter(isMissing), ...consents.filter((consent) => !isMissing(consent))];
};
