import { Button } from '@mantine/core';
import { UserPlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCounterForm } from './counter-form-context.tsx';
import type { Draft } from './draft.ts';
import { registrantsOf } from './draft.ts';
import classes from './fields.module.css';
import { FormSection } from './form-section.tsx';
import { PersonField } from './person-field.tsx';
import { SERVICE_FORMS } from './service-forms.ts';

/** As many as one application takes. */
const MOST = 21;

const withRegistrant = (draft: Draft, index: number, iin: string): Draft => ({
  ...draft,
  registrants: draft.registrants.map((former, at) => (at === index ? iin : former)),
});

/** Whose address changes, where that isn't who is at the counter. */
export function RegistrantsSection({ number }: { readonly number: number }) {
  const { t } = useTranslation(['counter', 'common']);
  const { draft, change } = useCounterForm();
  const { asksForSeveral } = SERVICE_FORMS[draft.service];
  const registrants = registrantsOf(draft);
  return (
    <FormSection number={number} title={t(`section.registrants.${draft.service}`)}>
      <div className={classes['people']}>
        {registrants.map((iin, index) => (
          // The n-th field is the n-th field, whatever number stands in it.
          // eslint-disable-next-line react/no-array-index-key
          <div key={index} className={classes['person']}>
            <PersonField
              field={`registrant-${index}`}
              label={registrants.length > 1 ? t('iinOf', { number: index + 1 }) : t('iin')}
              iin={iin}
              isRegistrant
              onChange={(former, value) => withRegistrant(former, index, value)}
            />
            {registrants.length > 1 && (
              <div className={classes['actions']}>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  leftSection={<X size={14} aria-hidden="true" />}
                  onClick={() =>
                    change((former) => ({
                      ...former,
                      registrants: former.registrants.filter((_, at) => at !== index),
                    }))
                  }
                >
                  {t('leaveOut', { number: index + 1 })}
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
      {asksForSeveral && registrants.length < MOST && (
        <div className={classes['actions']}>
          <Button
            size="compact-md"
            variant="light"
            leftSection={<UserPlus size={16} aria-hidden="true" />}
            onClick={() => change((former) => ({ ...former, registrants: [...former.registrants, ''] }))}
          >
            {t('addPerson')}
          </Button>
        </div>
      )}
    </FormSection>
  );
}
