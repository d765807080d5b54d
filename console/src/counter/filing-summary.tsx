import { Button, Text, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { LANGUAGE_NAMES, languageOr } from '../i18n/languages.ts';
import { useCounterForm } from './counter-form-context.tsx';
import { proofOf, registrantsOf } from './draft.ts';
import { Fact } from './facts.tsx';
import classes from './filing-summary.module.css';
import { dwellingQuery, IIN_DIGITS, isWhole, personQuery, RKA_DIGITS } from './look-ups.ts';
import { SERVICE_FORMS } from './service-forms.ts';

interface Props {
  readonly isPending: boolean;
  /** What stands above the button: what went wrong, or may have. */
  readonly children: ReactNode;
}

/** What will be filed, in words, to be read out to who files it; and the button. */
export function FilingSummary({ isPending, children }: Props) {
  const { t } = useTranslation(['counter', 'common']);
  const { draft } = useCounterForm();
  const { asksForStay } = SERVICE_FORMS[draft.service];
  const nameOf = useNames();
  return (
    <aside className={classes['root']} aria-label={t('summary.title')}>
      <Title order={2} mb="sm">
        {t('summary.title')}
      </Title>
      <dl className={classes['facts']}>
        <Fact name={t('summary.service')}>{t(`common:service.${draft.service}`)}</Fact>
        <Fact name={t('summary.applicant')}>
          {nameOf(draft.applicant)}
          {draft.capacity !== 'self' && `, ${t(`common:applicantCapacity.${draft.capacity}`)}`}
        </Fact>
        {draft.capacity !== 'self' && (
          <Fact name={t('summary.registrants')}>{registrantsOf(draft).map(nameOf).join(', ')}</Fact>
        )}
        <Fact name={t('summary.dwelling')}>
          <Dwelling />
        </Fact>
        {asksForStay && draft.months !== '' && (
          <Fact name={t('months')}>{t('monthCount', { count: Number(draft.months) })}</Fact>
        )}
        <Fact name={t('language')}>{LANGUAGE_NAMES[draft.language]}</Fact>
      </dl>
      {children}
      <Button type="submit" fullWidth size="md" loading={isPending}>
        {t(proofOf(draft) === 'key' ? 'signAndFile' : 'file')}
      </Button>
      <Text size="xs" c="dimmed" mt="sm">
        {t('summary.once')}
      </Text>
    </aside>
  );
}

/** Names of those who were looked up, their numbers until then. */
function useNames(): (iin: string) => string {
  const { draft } = useCounterForm();
  const api = useApi();
  const iins = [...new Set([draft.applicant, ...registrantsOf(draft)])].filter((iin) => isWhole(iin, IIN_DIGITS));
  const answers = useQueries({ queries: iins.map((iin) => personQuery(api, iin)) });
  const names = new Map(answers.flatMap(({ data }) => (data === undefined ? [] : [[data.iin, data.name] as const])));
  return (iin) => names.get(iin) ?? (iin === '' ? '–' : iin);
}

function Dwelling() {
  const { t, i18n } = useTranslation('counter');
  const { draft } = useCounterForm();
  const isByCode = draft.placeBy === 'rka';
  const enabled = isByCode && isWhole(draft.rka, RKA_DIGITS);
  const { data } = useQuery({ ...dwellingQuery(useApi(), draft.rka), enabled });
  if (!isByCode) return draft.owner === '' ? '–' : t('summary.byOwner', { owner: draft.owner, area: draft.area });
  return data?.address?.[languageOr(i18n.language)] ?? (draft.rka === '' ? '–' : draft.rka);
}
