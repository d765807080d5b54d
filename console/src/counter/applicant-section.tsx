import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '../i18n/languages.ts';
import { idOf, useCounterForm } from './counter-form-context.tsx';
import { withApplicant } from './draft.ts';
import { FormSection } from './form-section.tsx';
import { OrganisationField } from './organisation-field.tsx';
import { PersonField } from './person-field.tsx';
import { canShowADocument, SERVICE_FORMS } from './service-forms.ts';
import { TextField } from './text-field.tsx';
import classes from './fields.module.css';

/** Who is at the counter, and in what capacity. */
export function ApplicantSection({ number }: { readonly number: number }) {
  const { t } = useTranslation(['counter', 'common']);
  const { draft, change, wrongWith } = useCounterForm();
  const { capacities } = SERVICE_FORMS[draft.service];
  const nameOf = (capacity: (typeof capacities)[number]): string =>
    capacity === 'self' ? t('capacitySelf') : t(`common:applicantCapacity.${capacity}`);
  return (
    <FormSection number={number} title={t('section.applicant')}>
      <div className={classes['row']}>
        <Select
          id={idOf('capacity')}
          label={t('capacity')}
          description={t('capacityHint')}
          data={capacities.map((capacity) => ({
            value: capacity,
            label: canShowADocument(capacity) ? nameOf(capacity) : t('signsElectronically', { who: nameOf(capacity) }),
          }))}
          value={draft.capacity}
          onChange={(value) => {
            const capacity = capacities.find((name) => name === value);
            if (capacity !== undefined) change((former) => ({ ...former, capacity }), 'capacity', 'applicant');
          }}
          error={wrongWith('capacity')}
          allowDeselect={false}
        />
        <Select
          id={idOf('language')}
          label={t('language')}
          description={t('languageHint')}
          data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
          value={draft.language}
          onChange={(value) => {
            const language = LANGUAGES.find((name) => name === value);
            if (language !== undefined) change((former) => ({ ...former, language }), 'language');
          }}
          error={wrongWith('language')}
          allowDeselect={false}
        />
      </div>
      <PersonField
        field="applicant"
        label={t('iin')}
        hint={t('iinHint')}
        iin={draft.applicant}
        isRegistrant={draft.capacity === 'self'}
        onChange={withApplicant}
      />
      {draft.capacity === 'administration' && <OrganisationField />}
      {draft.capacity === 'attorney' && (
        <TextField field="powers" label={t('powers')} hint={t('powersHint')} width="24rem" />
      )}
    </FormSection>
  );
}
