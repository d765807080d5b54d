import { useTranslation } from 'react-i18next';
import type { Person } from '../../../client/create-tirkeu-client.ts';
import { KeyNote } from '../signing/key-note.tsx';
import { applicationOf, textOf } from './application-of.ts';
import { useCounterForm } from './counter-form-context.tsx';
import classes from './key-proof.module.css';

/** R8, R12: who files signs with their own key, or with that of the organisation for which they file. */
export function KeyProof({ person }: { readonly person: Person | undefined }) {
  const { t } = useTranslation(['signing', 'common']);
  const { draft } = useCounterForm();
  const who = person?.name ?? (draft.applicant === '' ? t('common:unknown') : draft.applicant);
  return (
    <KeyNote who={who} organisation={draft.capacity === 'administration' ? draft.organisation : undefined}>
      <details className={classes['exactly']}>
        <summary>{t('exactly')}</summary>
        <pre>{textOf(applicationOf(draft))}</pre>
      </details>
    </KeyNote>
  );
}
