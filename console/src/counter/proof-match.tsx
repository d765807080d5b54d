import { Text } from '@mantine/core';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../../client/create-tirkeu-client.ts';
import { provingDocuments } from './hints.ts';
import classes from './proof-match.module.css';

interface Props {
  readonly person: Person;
  readonly typed: string;
  readonly today: string;
  /** The api has said so already, at the field. */
  readonly isRefused: boolean;
}

/** Shorter than any number of a document: somebody is still typing. */
const LONG_ENOUGH = 8;

/** Whether the registry knows a valid document with the number that was typed. */
export function ProofMatch({ person, typed, today, isRefused }: Props) {
  const { t } = useTranslation('counter');
  const found = provingDocuments(person, today).find(({ number }) => number === typed.trim());
  const isWritten = found !== undefined || (typed.trim().length >= LONG_ENOUGH && !isRefused);
  const Icon = found === undefined ? CircleAlert : CircleCheck;
  return (
    <div role="status" className={classes['match']} data-found={found !== undefined}>
      {isWritten && (
        <Text size="sm" component="p" className={classes['words']}>
          <Icon size={16} aria-hidden="true" />
          {found === undefined ? t('proof.unknown') : t('proof.known', { document: t(`document.${found.type}`) })}
        </Text>
      )}
    </div>
  );
}
