import { Anchor } from '@mantine/core';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatFigure } from '../../i18n/format-figure.ts';
import { languageOr } from '../../i18n/languages.ts';
import type { Evidence } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { ProofFacts } from '../consents/proof-facts.tsx';
import { wordsFor } from '../trail/event-words.ts';
import classes from './signed-document.module.css';
import { whoProved } from './who-proved.ts';

interface Props {
  readonly proof: Evidence;
  /** Whether its reader may have the files, in which whole numbers stand. */
  readonly mayTake: boolean;
}

const BYTES_IN_KILOBYTE = 1024;

/** One thing that somebody said in the case: what, who, when, what proves it, and the files with which it is proved in court. */
export function SignedDocument({ proof, mayTake }: Props) {
  const { i18n } = useTranslation();
  const { found, speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  const { evidenceId, purpose, kind, receivedAt, document, signature } = proof;
  const who = whoProved(found, proof) ?? t('common:unknown');
  const what = wordsFor(t, 'documents.purpose', purpose);
  const sizeOf = (bytes: number): string =>
    t('documents.size', {
      size: formatFigure(Number((bytes / BYTES_IN_KILOBYTE).toFixed(1)), languageOr(i18n.language)),
    });
  const files = [
    { part: 'document', bytes: document.bytes },
    ...(signature === null ? [] : [{ part: 'signature', bytes: signature.bytes } as const]),
  ] as const;
  return (
    <li className={classes['document']}>
      <strong>{what}</strong>
      <span>{who}</span>
      <details>
        <summary>{`${t(`proof.${kind}`)} · ${instant(receivedAt)}`}</summary>
        <ProofFacts proof={proof} />
      </details>
      {mayTake && (
        <div className={`${classes['files']} not-printed`}>
          {files.map(({ part, bytes }) => (
            <Anchor key={part} href={`/v1/cases/${found.caseId}/evidence/${evidenceId}/${part}`} download size="sm">
              <Download size={14} aria-hidden="true" /> {t(`documents.${part}`)}{' '}
              <span className={classes['size']}>{sizeOf(bytes)}</span>
              <span className="unseen">{` ${what}, ${who}`}</span>
            </Anchor>
          ))}
        </div>
      )}
    </li>
  );
}
