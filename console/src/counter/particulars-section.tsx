import { Checkbox, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { idOf, useCounterForm } from './counter-form-context.tsx';
import { FormSection } from './form-section.tsx';
import { SERVICE_FORMS } from './service-forms.ts';
import { TextField } from './text-field.tsx';

/** R20 */
const MONTHS = Array.from({ length: 12 }, (_, index) => String(index + 1));

/** What else a service wants to know. */
export function ParticularsSection({ number }: { readonly number: number }) {
  const { t } = useTranslation('counter');
  const { draft, change, wrongWith } = useCounterForm();
  const { asksForStay, asksForGeneralGrounds, asksForDeparture } = SERVICE_FORMS[draft.service];
  return (
    <FormSection number={number} title={t('section.particulars')}>
      {asksForStay && (
        <>
          <Select
            id={idOf('months')}
            label={t('months')}
            description={t('monthsHint')}
            data={MONTHS.map((month) => ({ value: month, label: t('monthCount', { count: Number(month) }) }))}
            value={draft.months === '' ? null : draft.months}
            onChange={(months) => change((former) => ({ ...former, months: months ?? '' }), 'months')}
            error={wrongWith('months')}
            maw="14rem"
          />
          <TextField field="stayReason" label={t('stayReason')} hint={t('stayReasonHint')} width="34rem" />
        </>
      )}
      {asksForDeparture && (
        <TextField
          field="departureDocument"
          label={t('departureDocument')}
          hint={t('departureDocumentHint')}
          width="24rem"
        />
      )}
      {asksForGeneralGrounds && (
        <Checkbox
          label={t('generalGrounds')}
          description={t('generalGroundsHint')}
          checked={draft.generalGrounds}
          onChange={(event) => {
            const generalGrounds = event.currentTarget.checked;
            change((former) => ({ ...former, generalGrounds }));
          }}
        />
      )}
      <TextField field="reason" label={t('reason')} hint={t('reasonHint')} isLong isOptional width="34rem" />
    </FormSection>
  );
}
