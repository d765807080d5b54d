import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FileText } from 'lucide-react';
import { useApi } from '../../data/api-context.tsx';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.ts';
import { useHasRole } from '../../session/session-context.tsx';
import { evidenceQuery } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import classes from './aside.module.css';
import { SignedDocument } from './signed-document.tsx';

/** What the case consists of on paper: what people signed, as they signed it, and the address certificate (R12, R22). */
export function DocumentsPanel() {
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { caseId, hasCertificate } = found;
  const { data: evidence = [], error } = useQuery(evidenceQuery(useApi(), caseId));
  const mayTake = useHasRole('caseworker', 'supervisor');
  return (
    <Panel title={t('documents.title')}>
      {error !== null && (
        <Text size="sm" c="dimmed">
          {t('proof.unreadable')}
        </Text>
      )}
      {evidence.length > 0 && (
        <>
          <ul className={classes['documents']}>
            {evidence.map((proof) => (
              <SignedDocument key={proof.evidenceId} proof={proof} mayTake={mayTake} />
            ))}
          </ul>
          <Text size="xs" c="dimmed">
            {t(mayTake ? 'documents.traced' : 'documents.notTaken')}
          </Text>
        </>
      )}
      <div className={classes['group']}>
        <h3>{t('documents.certificate')}</h3>
        {!hasCertificate && <small>{t('documents.none')}</small>}
        {hasCertificate && (
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
        )}
      </div>
    </Panel>
  );
}
