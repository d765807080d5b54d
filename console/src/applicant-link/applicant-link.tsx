import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Printer, QrCode } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useApi } from '../data/api-context.tsx';
import { answerOf } from '../data/api-problem.ts';
import { failureOf } from '../states/failure-of.ts';
import { useTimeText } from '../time/use-time-text.ts';
import classes from './applicant-link.module.css';
import { LinkCard } from './link-card.tsx';
import { printSlip, Slip } from './slip.tsx';

interface Props {
  readonly found: Pick<Case, 'caseId' | 'service'>;
}

/** Makes the link by which the applicant follows the case, to be scanned, sent or printed; and ends those that were made. */
export function ApplicantLink({ found }: Props) {
  const { t } = useTranslation(['applicantLink', 'common']);
  const api = useApi();
  const time = useTimeText();
  const { caseId } = found;
  const [isAsked, setAsked] = useState(false);
  const make = useMutation({ mutationFn: async () => (await answerOf(api.createStatusLink({ caseId }))).body });
  const end = useMutation({
    mutationFn: () => answerOf(api.removeStatusLinks({ caseId })),
    onSuccess: () => {
      make.reset();
      setAsked(false);
    },
  });
  const error = make.error ?? end.error;
  const link = make.data;
  return (
    <Stack gap="md">
      <Text size="sm">{t('text')}</Text>
      {error !== null && (
        <Alert role="alert" variant="light" color="brick">
          {t(`common:failed.${failureOf(error).message}`, { code: failureOf(error).code })}
        </Alert>
      )}
      {end.isSuccess && link === undefined && (
        <Text size="sm" role="status">
          {t('ended')}
        </Text>
      )}
      {link === undefined ? (
        <Button
          variant="light"
          className={classes['make'] ?? ''}
          leftSection={<QrCode size={16} aria-hidden="true" />}
          loading={make.isPending}
          onClick={() => make.mutate()}
          data-autofocus
        >
          {t('make')}
        </Button>
      ) : (
        <>
          <LinkCard {...link} until={t('until', { until: time.day(new Date(link.expiresAt)) })} />
          <Button variant="light" leftSection={<Printer size={16} aria-hidden="true" />} onClick={printSlip}>
            {t('print')}
          </Button>
          <Slip found={found} link={link} />
        </>
      )}
      {isAsked ? (
        <Stack gap="xs" role="group" aria-label={t('end')}>
          <Text size="sm">{t('endText')}</Text>
          <Group gap="sm">
            <Button color="brick" loading={end.isPending} onClick={() => end.mutate()}>
              {t('endSubmit')}
            </Button>
            <Button variant="default" onClick={() => setAsked(false)}>
              {t('common:cancel')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes['end'] ?? ''}
          onClick={() => setAsked(true)}
        >
          {t('end')}
        </Button>
      )}
    </Stack>
  );
}
