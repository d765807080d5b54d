import { Anchor, Text } from '@mantine/core';
import { FileText } from 'lucide-react';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import classes from './aside.module.css';

/** The address certificate in each language (R22). It is drawn when it is asked for, so it is a link and no file of ours. */
export function DocumentsPanel() {
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { caseId, hasCertificate } = found;
  return (
    <Panel title={t('documents.title')}>
      {!hasCertificate && (
        <Text size="sm" c="dimmed">
          {t('documents.none')}
        </Text>
      )}
      {hasCertificate && (
        <>
          <Text size="sm">{t('documents.certificate')}</Text>
          <ul className={classes['links']}>
            {LANGUAGES.map((language) => (
              <li key={language}>
                <Anchor
                  href={`/v1/cases/${caseId}/certificate?language=${language}`}
                  target="_blank"
                  rel="noopener"
                  lang={language}
                  hrefLang={language}
                >
                  <FileText size={15} aria-hidden="true" /> {LANGUAGE_NAMES[language]}
                </Anchor>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
