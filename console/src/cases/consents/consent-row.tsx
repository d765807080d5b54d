import { Badge, Group } from '@mantine/core';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { Instant } from '../../time/instant.tsx';
import type { Evidence } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { PersonName } from '../person-name.tsx';
import classes from './consent-panel.module.css';
import { InviteButton } from './invite-button.tsx';
import { Proof } from './proof.tsx';
import { RemindButton } from './remind-button.tsx';

export type Consent = Case['consents'][number];

/** Beside the words, which say it in any case. */
const COLORS: Readonly<Record<Consent['status'], string>> = {
  pending: 'gold',
  given: 'sage',
  declined: 'brick',
  revoked: 'brick',
  expired: 'stone',
};

interface Props {
  readonly consent: Consent;
  readonly proof: Evidence | undefined;
}

/** One of those who are asked. Whoever hasn't answered can be reminded, or sent a link. */
export function ConsentRow({ consent, proof }: Props) {
  const { may, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const { consenter, capacity, status, decidedAt, remindedAt } = consent;
  const isMissing = status === 'pending' || status === 'revoked';
  return (
    <li className={classes['row']}>
      <div>
        <PersonName {...consenter} />
        <small>{t(`common:consentCapacity.${capacity}`)}</small>
      </div>
      <div className={classes['status']}>
        <Badge variant="light" color={COLORS[status]} tt="none" fw={560}>
          {t(`common:consentStatus.${status}`)}
        </Badge>
        {decidedAt !== null && (
          <small>
            <Instant at={decidedAt} />
          </small>
        )}
        {isMissing && remindedAt !== null && (
          <small>{t('consents.reminded', { at: speaker.instant(remindedAt) })}</small>
        )}
      </div>
      {proof !== undefined && <Proof proof={proof} />}
      {isMissing && may('remind-consenter') && (
        <Group gap="xs" className={`${classes['more']} not-printed`}>
          <RemindButton consent={consent} />
          <InviteButton consent={consent} />
        </Group>
      )}
    </li>
  );
}
