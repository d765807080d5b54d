import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCounterForm } from './counter-form-context.tsx';
import { withService } from './draft.ts';
import { FormSection } from './form-section.tsx';
import { SERVICES } from './service-forms.ts';
import classes from './service-section.module.css';

/** What somebody came for. */
export function ServiceSection({ number }: { readonly number: number }) {
  const { t } = useTranslation(['counter', 'common']);
  const { draft, change } = useCounterForm();
  const choose = (value: string): void => {
    const service = SERVICES.find((name) => name === value);
    if (service !== undefined) change((former) => withService(former, service), 'service', 'capacity');
  };
  return (
    <FormSection number={number} title={t('section.service')}>
      <Radio.Group value={draft.service} onChange={choose} aria-label={t('section.service')}>
        <div className={classes['choices']}>
          {SERVICES.map((service) => (
            <label key={service} className={classes['choice']} data-checked={draft.service === service}>
              <Radio value={service} aria-describedby={`about-${service}`} />
              <span>
                <span className={classes['name']}>{t(`common:service.${service}`)}</span>
                <span id={`about-${service}`} className={classes['about']}>
                  {t(`about.${service}`)}
                </span>
              </span>
            </label>
          ))}
        </div>
      </Radio.Group>
    </FormSection>
  );
}
