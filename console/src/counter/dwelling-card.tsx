import { Text } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Dwelling } from '../../../client/create-tirkeu-client.ts';
import { AddressText } from '../data/address-text.tsx';
import { useApi } from '../data/api-context.tsx';
import { formatFigure } from '../i18n/format-figure.ts';
import { languageOr } from '../i18n/languages.ts';
import { useDayText } from '../time/use-day-text.ts';
import { useCounterForm } from './counter-form-context.tsx';
import { Fact, Facts } from './facts.tsx';
import { HintList } from './hint-list.tsx';
import { hintsOfDwelling } from './hints.ts';
import { dwellingQuery, isWhole, personQuery, RKA_DIGITS } from './look-ups.ts';
import { LookUpCard } from './look-up-card.tsx';
import { isAboutTheNumber } from './number-complaint.ts';
import { ResidentsOfDwelling } from './residents-of-dwelling.tsx';

/** A dwelling as the property registry knows it now, and what had better be said about it. */
export function DwellingCard({ rka }: { readonly rka: string }) {
  const { t, i18n } = useTranslation(['counter', 'cases', 'common']);
  const { draft, today } = useCounterForm();
  const enabled = isWhole(rka, RKA_DIGITS);
  const { data: dwelling, error, isLoading, refetch } = useQuery({ ...dwellingQuery(useApi(), rka), enabled });
  const owners = useOwners(dwelling);
  if (!enabled || isAboutTheNumber(error)) return null;
  const language = languageOr(i18n.language);
  const address = dwelling?.address?.[language] ?? t('common:unknown');
  return (
    <LookUpCard isLoading={isLoading} error={error} onRetry={() => void refetch()} label={address}>
      {dwelling !== undefined && (
        <>
          <Text fw={600}>
            <AddressText address={address} />
          </Text>
          <Facts>
            <Fact name={t('category')}>{t(`cases:category.${dwelling.category}`)}</Fact>
            <Fact name={t('usefulArea')}>
              <span className="number">
                {t('squareMetres', { area: formatFigure(dwelling.usefulAreaM2, language) })}
              </span>
            </Fact>
            <Fact name={t('owners', { count: dwelling.owners.length })}>
              <Owners owners={dwelling.owners} />
            </Fact>
            <Fact name={t('encumbrances')}>
              <Encumbrances encumbrances={dwelling.encumbrances} />
            </Fact>
          </Facts>
          <ResidentsOfDwelling rka={rka} />
          <HintList hints={hintsOfDwelling(draft, dwelling, owners, today)} />
        </>
      )}
    </LookUpCard>
  );
}

const MOST_OWNERS = 6;

/** The owners who are people: whether one of them is a minor or incapable decides whether the counter may serve (R26). */
function useOwners(dwelling: Dwelling | undefined) {
  const api = useApi();
  const iins = (dwelling?.owners ?? []).flatMap(({ iin }) => iin ?? []).slice(0, MOST_OWNERS);
  const answers = useQueries({ queries: iins.map((iin) => personQuery(api, iin)) });
  return answers.flatMap(({ data }) => data ?? []);
}

function Owners({ owners }: Pick<Dwelling, 'owners'>) {
  const { t } = useTranslation('common');
  if (owners.length === 0) return t('nobody');
  return owners.map(({ iin, bin, name, share }) => (
    <div key={iin ?? bin}>
      {name ?? iin ?? bin} {owners.length > 1 && <span className="number">{share}</span>}
    </div>
  ));
}

function Encumbrances({ encumbrances }: Pick<Dwelling, 'encumbrances'>) {
  const { t } = useTranslation('cases');
  const dayText = useDayText();
  if (encumbrances.length === 0) return t('ownership.noEncumbrances');
  return encumbrances.map(({ kind, since }) => (
    <div key={`${kind} ${since}`}>
      {t('ownership.sinceDay', { what: t(`ownership.encumbrance.${kind}`), day: dayText(since) })}
    </div>
  ));
}
