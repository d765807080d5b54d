import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './case-id.module.css';

/** The number of a case, to be read out and to be copied. */
export function CaseId({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('cases');
  return (
    <span className={classes['root']}>
      <span className="number">{caseId}</span>{' '}
      <CopyButton value={caseId}>
        {({ copied, copy }) => (
          <Tooltip label={t(copied ? 'copied' : 'copy')}>
            <ActionIcon
              className="not-printed"
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t(copied ? 'copied' : 'copy')}
              onClick={copy}
            >
              {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </span>
  );
}
