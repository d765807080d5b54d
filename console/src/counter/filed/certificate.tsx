import { Button, Text, Title } from '@mantine/core';
import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts';
import classes from './filed.module.css';

/** R22: on paper, for whoever wants it so. The browser shows the PDF and prints it. */
export function Certificate({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('counter');
  return (
    <section className={classes['section']}>
      <Title order={2}>{t('certificate.title')}</Title>
      <Text c="dimmed" size="sm" mb="sm">
        {t('certificate.text')}
      </Text>
      <div className={classes['buttons']}>
        {LANGUAGES.map((language) => (
          <Button
            key={language}
            component="a"
            href={`/v1/cases/${caseId}/certificate?language=${language}`}
            target="_blank"
            rel="noreferrer"
            variant="light"
            leftSection={<Printer size={16} aria-hidden="true" />}
            aria-label={t('certificate.print', { language: LANGUAGE_NAMES[language] })}
          >
            {LANGUAGE_NAMES[language]}
          </Button>
        ))}
      </div>
    </section>
  );
}
