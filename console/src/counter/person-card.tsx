import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { AddressText } from '../data/address-text.tsx';
import { useApi } from '../data/api-context.tsx';
import { languageOr } from '../i18n/languages.ts';
import { useDayText } from '../time/use-day-text.ts';
import { useCounterForm } from './counter-form-context.tsx';
import { Fact, Facts } from './facts.tsx';
import { HintList } from './hint-list.tsx';
import { ageOn, hintsOfPerson, isValidOn } from './hints.ts';
import { IIN_DIGITS, isWhole, personQuery, whereaboutsQuery } from './look-ups.ts';
import { LookUpCard } from './look-up-card.tsx';
import { isAboutTheNumber } from './number-complaint.ts';

interface Props {
  readonly iin: string;
  /** Whose address changes is told what speaks against that. */
  readonly isRegistrant: boolean;
}

/** A person as the population registry knows them, and where they live. */
export function PersonCard({ iin, isRegistrant }: Props) {
  const { t, i18n } = useTranslation(['counter', 'common']);
  const api = useApi();
  const dayText = useDayText();
  const { draft, today } = useCounterForm();
  const enabled = isWhole(iin, IIN_DIGITS);
  const { data: person, error, isLoading, refetch } = useQuery({ ...personQuery(api, iin), enabled });
  const { data: whereabouts } = useQuery({
    ...whereaboutsQuery(api, iin),
    enabled: enabled && isRegistrant && person !== undefined,
  });
  if (!enabled || isAboutTheNumber(error)) return null;
  const home = whereabouts?.permanent ?? null;
  const address = home?.address?.[languageOr(i18n.language)] ?? home?.rka ?? t('livesNowhere');
  return (
    <LookUpCard isLoading={isLoading} error={error} onRetry={() => void refetch()} label={person?.name ?? ''}>
      {person !== undefined && (
        <>
          <Text fw={600}>{person.name}</Text>
          <Facts>
            <Fact name={t('born')}>
              {t('bornOn', { day: dayText(person.birthDate), count: ageOn(person.birthDate, today) })}
            </Fact>
            {isRegistrant && (
              <Fact name={t('livesNow')}>
                {whereabouts === undefined ? '…' : <AddressText address={address} />}
                {whereabouts?.derivedFrom !== null && whereabouts !== undefined && ` (${t('livesWithRepresentative')})`}
              </Fact>
            )}
            {person.documents.map(({ type, number, ...validity }) => (
              <Fact key={number} name={t(`document.${type}`)}>
                <span className="number">{number}</span>
                <Text size="xs" c={isValidOn(validity, today) ? 'dimmed' : 'var(--tirkeu-late-text)'}>
                  {validity.validUntil === null
                    ? t('validForEver')
                    : t(isValidOn(validity, today) ? 'validUntil' : 'notValid', { day: dayText(validity.validUntil) })}
                </Text>
              </Fact>
            ))}
          </Facts>
          {isRegistrant && <HintList hints={hintsOfPerson(draft, person, whereabouts, today)} />}
        </>
      )}
    </LookUpCard>
  );
}
