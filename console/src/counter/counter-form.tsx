import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.tsx';
import { ApplicantSection } from './applicant-section.tsx';
import { missingIn } from './application-of.ts';
import { ClearButton } from './clear-button.tsx';
import { type CounterForm as Form, CounterFormProvider, idOf } from './counter-form-context.tsx';
import classes from './counter-form.module.css';
import type { Field } from './draft.ts';
import { DwellingSection } from './dwelling-section.tsx';
import { FilingSummary } from './filing-summary.tsx';
import { FilingTrouble } from './filing-trouble.tsx';
import { ParticularsSection } from './particulars-section.tsx';
import { ProofSection } from './proof-section.tsx';
import { RegistrantsSection } from './registrants-section.tsx';
import { ServiceSection } from './service-section.tsx';
import { useFiling } from './use-filing.ts';
import { useKeptDraft } from './use-kept-draft.ts';
import { useToday } from './use-today.ts';
import { fieldsIn, useWrongFields } from './use-wrong-fields.ts';

const NONE: readonly Field[] = [];

/** Brings whoever types to the first thing that is wrong. */
const goTo = (field: Field | undefined): void => {
  if (field !== undefined) document.querySelector<HTMLElement>(`#${CSS.escape(idOf(field))}`)?.focus();
};

/** An application for somebody who is present: everything on one page, from what they came for to the document they show. */
export function CounterForm() {
  const { t } = useTranslation('counter');
  const navigate = useNavigate();
  const today = useToday();
  const kept = useKeptDraft();
  const { draft, changeDraft, discard } = kept;
  const [touched, setTouched] = useState(NONE);
  const [missing, setMissing] = useState(NONE);
  const { filing, isInDoubt } = useFiling(kept, (caseId) => {
    void navigate({ to: '/counter/cases/$caseId', params: { caseId } });
  });
  const wrong = useWrongFields({ draft, missing, error: filing.error, touched });
  const form = useMemo<Form>(
    () => ({
      draft,
      today,
      wrongWith: (field) => wrong.get(field) ?? null,
      change: (change, ...fields) => {
        changeDraft(change);
        setTouched((former) => [...former, ...fields]);
      },
    }),
    [draft, today, wrong, changeDraft],
  );
  const complainOf = (fields: readonly Field[]): void => {
    setTouched(NONE);
    setMissing(fields);
    goTo(fields[0]);
  };
  const submit = (): void => {
    const stillMissing = missingIn(draft);
    complainOf(stillMissing);
    if (stillMissing.length > 0 || filing.isPending) return;
    filing.mutate(undefined, { onError: (error) => goTo(fieldsIn(error, draft)[0]) });
  };
  const clear = (): void => {
    complainOf(NONE);
    filing.reset();
    discard();
  };
  const isForSelf = draft.capacity === 'self';
  return (
    <Page title={t('title')} lead={t('lead')} actions={<ClearButton onClear={clear} />}>
      <CounterFormProvider value={form}>
        <form
          className={classes['layout']}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <div className={classes['sections']}>
            <ServiceSection number={1} />
            <ApplicantSection number={2} />
            {!isForSelf && <RegistrantsSection number={3} />}
            <DwellingSection number={isForSelf ? 3 : 4} />
            <ParticularsSection number={isForSelf ? 4 : 5} />
            <ProofSection number={isForSelf ? 5 : 6} />
          </div>
          <FilingSummary isPending={filing.isPending}>
            <FilingTrouble error={filing.error} wrongFields={wrong.size} isInDoubt={isInDoubt} />
          </FilingSummary>
        </form>
      </CounterFormProvider>
    </Page>
  );
}
