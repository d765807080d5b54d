import { Title } from '@mantine/core';
import {
  Ban,
  CircleCheckBig,
  CircleX,
  ClockAlert,
  HeartHandshake,
  Hourglass,
  House,
  type LucideIcon,
  MessageSquareWarning,
  SearchCheck,
  UserRoundSearch,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Status } from '../../../client/shapes.ts';
import { languageOr } from '../i18n/languages.ts';
import { TimeLeftBar } from '../time/time-left-bar.tsx';
import { useTimeText } from '../time/use-time-text.ts';
import { ConsentDots } from './consent-dots.tsx';
import { type Headline, headlineOf } from './headline-of.ts';
import classes from './where-it-stands.module.css';

const ICONS: Readonly<Record<Headline['says'], LucideIcon>> = {
  opening: Hourglass,
  owners: HeartHandshake,
  objections: MessageSquareWarning,
  caseworker: UserRoundSearch,
  registries: SearchCheck,
  registered: House,
  withdrawn: CircleCheckBig,
  refused: CircleX,
  declined: CircleX,
  expired: ClockAlert,
  cancelled: Ban,
  stayOver: Hourglass,
};

/** The one thing that somebody opens this page for, in words that can be read at arm's length. */
export function WhereItStands({ status }: { readonly status: Status }) {
  const { t, i18n } = useTranslation(['status', 'common']);
  const time = useTimeText();
  const { service, waiting, consents, refusal, people, stay, outcome, outcomeAt, isHeldUp } = status;
  const { says, tone } = headlineOf(status);
  const Icon = ICONS[says];
  const until = waiting?.until ?? null;
  return (
    <div className={classes['root']} data-tone={tone}>
      <span className={classes['icon']} aria-hidden="true">
        <Icon size={30} strokeWidth={1.75} />
      </span>
      <div role="status">
        <p className={classes['service']}>{t(`common:service.${service}`)}</p>
        <Title order={1} className={classes['headline'] ?? ''}>
          {t(`now.${says}.title`)}
        </Title>
        <p>{refusal === null ? t(`now.${says}.says`) : refusal.text[languageOr(i18n.language)]}</p>
        {outcomeAt !== null && <p className={classes['when']}>{time.dayAndClock(new Date(outcomeAt))}</p>}
        {stay !== null && stay.endedAt === null && <p>{t('stayUntil', { day: time.day(new Date(stay.until)) })}</p>}
        {people.refused > 0 && outcome !== 'refused' && (
          <p>{t('partly', { refused: people.refused, asked: people.asked })}</p>
        )}
        {says === 'owners' && <ConsentDots {...consents} />}
        {isHeldUp && <p className={classes['heldUp']}>{t('heldUp')}</p>}
      </div>
      {waiting !== null && until !== null && outcome === null && (
        <div className={classes['until']}>
          <p>{t(`until.${waiting.for}`, { until: time.dayAndClock(new Date(until)) })}</p>
          <TimeLeftBar from={waiting.since} until={until} />
        </div>
      )}
    </div>
  );
}
