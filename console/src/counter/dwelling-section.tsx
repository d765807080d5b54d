import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { useCounterForm } from './counter-form-context.tsx';
import { registrantsOf } from './draft.ts';
import { DwellingCard } from './dwelling-card.tsx';
import classes from './fields.module.css';
import { FormSection } from './form-section.tsx';
import { dwellingQuery, IIN_DIGITS, isWhole, RKA_DIGITS, whereaboutsQuery } from './look-ups.ts';
import { complaintAbout } from './number-complaint.ts';
import { NumberField } from './number-field.tsx';
import { TextField } from './text-field.tsx';

/** Which dwelling it is about: by its code, or by an owner and its area where nobody knows the code (R16). */
export function DwellingSection({ number }: { readonly number: number }) {
  const { t } = useTranslation('counter');
  const { draft, change } = useCounterForm();
  const { error } = useQuery({ ...dwellingQuery(useApi(), draft.rka), enabled: isWhole(draft.rka, RKA_DIGITS) });
  return (
    <FormSection number={number} title={t(`section.dwelling.${draft.service}`)}>
      <SegmentedControl
        value={draft.placeBy}
        onChange={(value) => change((former) => ({ ...former, placeBy: value === 'owner' ? 'owner' : 'rka' }))}
        data={[
          { value: 'rka', label: t('placeBy.rka') },
          { value: 'owner', label: t('placeBy.owner') },
        ]}
        aria-label={t('placeBy.label')}
        withItemsBorders={false}
        w="fit-content"
        maw="100%"
      />
      {draft.placeBy === 'rka' ? (
        <>
          <NumberField
            field="rka"
            label={t('rka')}
            hint={t('rkaHint')}
            digits={RKA_DIGITS}
            value={draft.rka}
            onChange={(former, rka) => ({ ...former, rka })}
            complaint={complaintAbout(t, 'rka', error)}
          />
          <PresentAddress />
          <DwellingCard rka={draft.rka} />
        </>
      ) : (
        <div className={classes['row']}>
          <NumberField
            field="owner"
            label={t('owner')}
            hint={t('ownerHint')}
            digits={IIN_DIGITS}
            value={draft.owner}
            onChange={(former, owner) => ({ ...former, owner })}
          />
          <TextField field="area" label={t('area')} hint={t('areaHint')} width="14rem" inputMode="decimal" />
        </div>
      )}
    </FormSection>
  );
}

/** Who leaves the country leaves the place where they live. */
function PresentAddress() {
  const { t } = useTranslation('counter');
  const { draft, change } = useCounterForm();
  const [iin = ''] = registrantsOf(draft);
  const isAsked = draft.service === 'departure-abroad' && isWhole(iin, IIN_DIGITS);
  const { data } = useQuery({ ...whereaboutsQuery(useApi(), iin), enabled: isAsked });
  const home = isAsked ? (data?.permanent?.rka ?? null) : null;
  if (home === null || home === draft.rka) return null;
  return (
    <div className={classes['actions']}>
      <Button size="compact-md" variant="light" onClick={() => change((former) => ({ ...former, rka: home }), 'rka')}>
        {t('useTheirAddress')}
      </Button>
    </div>
  );
}
