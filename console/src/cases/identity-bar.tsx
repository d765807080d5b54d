import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { AddressText } from '../data/address-text.tsx';
import { useOfficeName } from '../data/use-office-name.ts';
import { languageOr } from '../i18n/languages.ts';
import { Instant } from '../time/instant.tsx';
import { useCaseOnScreen } from './case-context.tsx';
import classes from './identity-bar.module.css';
import { PersonName } from './person-name.tsx';

/** What a case is about: who, what, where, and whose work it is. */
export function IdentityBar() {
  const { i18n } = useTranslation();
  const { found, speaker } = useCaseOnScreen();
  const { t, nameOfStaff } = speaker;
  const nameOfOffice = useOfficeName();
  const language = languageOr(i18n.language);
  const { service, registrant, applicant, dwelling, people, office, assignee, channel, openedAt, stay } = found;
  return (
    <dl className={classes['root']}>
      <Fact name={t('fact.registrant')}>
        <PersonName {...registrant} />
      </Fact>
      <Fact name={t('fact.service')}>
        {t(`common:service.${service}`)}
        {stay !== null && (
          <small>
            {t('fact.stayUntil')}: <Instant at={stay.until} />
          </small>
        )}
      </Fact>
      <Fact name={t('fact.address')} isWide>
        <AddressText address={dwelling.address?.[language] ?? t('common:unknown')} />
        {dwelling.rka !== null && <small className="number">{dwelling.rka}</small>}
      </Fact>
      <Fact name={t('fact.applicant')}>
        {applicant.iin === registrant.iin ? (
          t('fact.self')
        ) : (
          <>
            <PersonName {...applicant} />
            <small>{t(`common:applicantCapacity.${applicant.capacity}`)}</small>
          </>
        )}
      </Fact>
      <Fact name={t('fact.office')}>{office === null ? t('common:unknown') : nameOfOffice(office)}</Fact>
      <Fact name={t('fact.assignee')}>{assignee === null ? t('common:nobody') : nameOfStaff(assignee)}</Fact>
      <Fact name={t('fact.opened')}>
        <Instant at={openedAt} />
        <small>{t(`common:channel.${channel}`)}</small>
      </Fact>
      {people.length > 1 && (
        <Fact name={t('fact.people')} isWide>
          <ul>
            {people.map((person) => (
              <li key={person.iin}>
                <PersonName {...person} />
                {person.outcome !== null && <small>{t(`common:outcome.${person.outcome}`)}</small>}
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </dl>
  );
}

interface FactProps {
  readonly name: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

const Fact = ({ name, isWide = false, children }: FactProps) => (
  <div data-wide={isWide || undefined}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
