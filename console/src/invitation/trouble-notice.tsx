import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Trouble } from './use-invitation.ts';

/** What the page says about each thing that may go wrong. */
const WORDS = {
  'not-running': 'common:notSigned.not-running',
  cancelled: 'common:notSigned.cancelled',
  failed: 'common:notSigned.failed',
  unreachable: 'trouble.unreachable',
  'invitation-not-open': 'trouble.closed',
  'not-identified': 'trouble.expired',
  'consent-already-decided': 'trouble.late',
  'case-closed': 'trouble.late',
  'deadline-passed': 'trouble.late',
  'too-many-attempts': 'trouble.attempts',
  'temporarily-unavailable': 'trouble.busy',
} as const;

const isKnown = (code: string): code is keyof typeof WORDS => Object.hasOwn(WORDS, code);

/** Why nothing came of it and what to do; of a signature that doesn't count the api itself says why, in three languages. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble | undefined }) {
  const { t, i18n } = useTranslation(['invitation', 'common']);
  if (trouble === undefined) return null;
  const { code, text } = trouble;
  const words = isKnown(code) ? WORDS[code] : 'trouble.other';
  return (
    <Alert color="red" variant="light" title={t('trouble.title')} role="alert">
      {text?.[i18n.language] ?? t(words)}
    </Alert>
  );
}
