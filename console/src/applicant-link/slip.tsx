import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Case, NewStatusLink } from '../../../client/create-tirkeu-client.ts';
import { Brand } from '../shell/brand.tsx';
import { useTimeText } from '../time/use-time-text.ts';
import { pictureOf } from './link-card.tsx';
import classes from './slip.module.css';

interface Props {
  readonly found: Pick<Case, 'caseId' | 'service'>;
  readonly link: NewStatusLink;
}

/** What the applicant takes home: seen on paper only. It names nobody, because paper is left lying about. */
export function Slip({ found, link }: Props) {
  const { t } = useTranslation(['applicantLink', 'common']);
  const time = useTimeText();
  const { caseId, service } = found;
  return createPortal(
    <article className={classes['slip']}>
      <Brand />
      <h1>{t('slip.title')}</h1>
      <p>{t(`common:service.${service}`)}</p>
      <img className={classes['code']} src={pictureOf(link.qr)} alt={t('qr')} />
      <p>{t('slip.text')}</p>
      <p className={classes['small']}>
        {t('slip.number')} <span className="number">{caseId}</span>
      </p>
      <p className={classes['small']}>{t('until', { until: time.day(new Date(link.expiresAt)) })}</p>
      <p className={classes['link']}>{link.url}</p>
    </article>,
    document.body,
  );
}

/** Prints the slip and nothing of the page behind it. */
export function printSlip(): void {
  document.body.dataset['printing'] = 'slip';
  globalThis.addEventListener('afterprint', () => delete document.body.dataset['printing'], { once: true });
  globalThis.print();
}
