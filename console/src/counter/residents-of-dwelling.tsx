import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { useCounterForm } from './counter-form-context.tsx';
import type { Draft } from './draft.ts';
import { residentsQuery } from './look-ups.ts';
import { SERVICE_FORMS } from './service-forms.ts';
import classes from './residents-of-dwelling.module.css';

/** Into the first field that is still empty, or one more. */
function withAnother(draft: Draft, iin: string): Draft {
  const free = draft.registrants.indexOf('');
  const registrants =
    free === -1
      ? [...draft.registrants, iin]
      : draft.registrants.map((former, index) => (index === free ? iin : former));
  return { ...draft, registrants };
}

/** Who is registered there. For a withdrawal they can be chosen instead of typed. */
export function ResidentsOfDwelling({ rka }: { readonly rka: string }) {
  const { t } = useTranslation(['counter', 'common']);
  const { draft, change } = useCounterForm();
  const { data } = useQuery(residentsQuery(useApi(), rka));
  if (data === undefined) return null;
  const canChoose = SERVICE_FORMS[draft.service].asksForSeveral;
  const residents = data.data;
  return (
    <div>
      <Text size="xs" c="dimmed">
        {residents.length === 0 ? t('noResidents') : t('residents', { count: residents.length })}
        {data.nextCursor !== null && ` ${t('andMore')}`}
      </Text>
      <ul className={classes['list']}>
        {residents.map(({ iin, name, kind }) => {
          const isChosen = draft.registrants.includes(iin);
          return (
            <li key={`${iin} ${kind}`}>
              <span>
                {name ?? iin}
                {kind === 'temporary' && <span className={classes['kind']}> ({t('staysOnly')})</span>}
              </span>
              {canChoose && (
                <Button
                  size="compact-xs"
                  variant="light"
                  disabled={isChosen}
                  leftSection={
                    isChosen ? <Check size={12} aria-hidden="true" /> : <Plus size={12} aria-hidden="true" />
                  }
                  onClick={() => change((former) => withAnother(former, iin))}
                  aria-label={t('withdrawOne', { name: name ?? iin })}
                >
                  {t(isChosen ? 'chosen' : 'withdraw')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
