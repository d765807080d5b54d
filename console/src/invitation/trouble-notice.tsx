import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trouble } from './use-invitation.ts';

/** What the page says about each thing that may go wrong. */
const WORDS = {
  'not-running': 'not-running',
  cancelled: 'cancelled',
  failed: 'failed',
  unreachable: 'unreachable',
  'invitation-not-open': 'closed',
  'not-identified': 'expired',
  'consent-already-decided': 'late',
  'case-closed': 'late',
  'deadline-passed': 'late',
  'too-many-attempts': 'attempts',
  'temporarily-unavailable': 'busy',
} as const;

const isKnown = (code: string): code is keyof typeof WORDS => Object.hasOwn(WORDS, code);

/** Why nothing came of it and what to do; of a signature that doesn't count the api itself says why, in three languages. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble | undefined }) {
  const { t, i18n } = useTranslation('invitation');
  if (trouble === undefined) return null;
  const { code, text } = trouble;
  const words = isKnown(code) ? WORDS[code] : 'other';
  return (
    <Alert color="red" variant="light" title={t('trouble.title')} role="alert">
      {text?.[i18n.language] ?? t(`trouble.${words}`)}
    </Alert>
  );
}
