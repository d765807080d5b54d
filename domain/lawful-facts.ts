import type { Fact } from './case-events.ts';
import type { Stage } from './stages.ts';

const WITH_CONSENTS = [
  'awaiting-consent',
  'awaiting-objections',
  'checking-ownership',
  'in-review',
  'registering',
] as const;
const UNTIL_COMMIT = ['opening', ...WITH_CONSENTS] as const;
const UNTIL_CLOSED = [...UNTIL_COMMIT, 'registered'] as const;

/**
 * In which stages each fact may happen to a case that was received. The decisions ask finer questions; this is the last
 * guard behind them: nothing follows a closed case, and what was registered can't be refused, cancelled or expired any more.
 */
const HAPPENS_IN = {
  'application-received': [],
  'case-opened': ['opening'],
  'case-refused': UNTIL_COMMIT,
  'person-refused': WITH_CONSENTS,
  'consent-given': ['awaiting-consent'],
  'consent-declined': ['awaiting-consent'],
  'consent-revoked': WITH_CONSENTS,
  'evidence-rejected': WITH_CONSENTS,
  'reminder-sent': ['awaiting-consent'],
  'deadline-extended': ['awaiting-consent'],
  'deadline-passed': ['awaiting-consent'],
  'objection-raised': WITH_CONSENTS,
  'objection-evidence-rejected': WITH_CONSENTS,
  'objection-period-passed': ['awaiting-objections'],
  'case-assigned': UNTIL_CLOSED,
  'note-added': UNTIL_CLOSED,
  'consenter-reminded': ['awaiting-consent'],
  'ownership-confirmed': ['checking-ownership'],
  'owners-changed': ['checking-ownership'],
  'review-requested': ['checking-ownership'],
  'review-approved': ['in-review'],
  'application-cancelled': UNTIL_COMMIT,
  'registration-committed': ['registering'],
  'follow-ups-done': ['registered'],
  'chip-ordered': ['registered'],
  'chip-reminder-sent': ['registered'],
  'follow-up-failed': ['registered'],
  'stay-end-rejected': ['registered'],
  'stay-ended': ['registered'],
  'case-completed': ['registered'],
  'step-stuck': UNTIL_CLOSED,
  'step-resumed': UNTIL_CLOSED,
} as const satisfies Record<Fact['type'], readonly Stage[]>;

export const mayHappenIn = (stage: Stage, type: Fact['type']): boolean => {
  const stages: readonly Stage[] = HAPPENS_IN[type];
  return stages.includes(stage);
};
