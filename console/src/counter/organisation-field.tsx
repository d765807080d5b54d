import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { useCounterForm } from './counter-form-context.tsx';
import classes from './fields.module.css';
import { dwellingQuery, IIN_DIGITS, isWhole, RKA_DIGITS } from './look-ups.ts';
import { NumberField } from './number-field.tsx';

/** For which organisation somebody files (R8); those that the property registry names for the dwelling are offered. */
export function OrganisationField() {
  const { t } = useTranslation(['counter', 'common']);
  const { draft, change } = useCounterForm();
  const { data: dwelling } = useQuery({
    ...dwellingQuery(useApi(), draft.rka),
    enabled: draft.placeBy === 'rka' && isWhole(draft.rka, RKA_DIGITS),
  });
  const named = [dwelling?.operator ?? [], dwelling?.owners ?? []].flat();
  const offered = new Map(named.flatMap(({ bin, name }) => (bin === undefined ? [] : [[bin, name ?? bin] as const])));
  offered.delete(draft.organisation);
  return (
    <>
      <NumberField
        field="organisation"
        label={t('organisation')}
        hint={t('organisationHint')}
        digits={IIN_DIGITS}
        value={draft.organisation}
        onChange={(former, organisation) => ({ ...former, organisation })}
      />
      {offered.size > 0 && (
        <div className={classes['actions']}>
          {[...offered].map(([bin, name]) => (
            <Button
              key={bin}
              size="compact-md"
              variant="light"
              onClick={() => change((former) => ({ ...former, organisation: bin }), 'organisation')}
            >
              {t('takeOrganisation', { name })}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
