import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '../../data/api-context.tsx';
import { relatedQuery } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './aside.module.css';

interface Props {
  readonly title: string;
  /** An IIN or an RKA; masked for those who needn't know it, and then nothing can be found by it. */
  readonly number: string;
}

const WHOLE = /^\d+$/;

/** Other cases with the same number. */
export function RelatedCases({ title, number }: Props) {
  const { found, speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  const isWhole = WHOLE.test(number);
  const { data, error } = useQuery({ ...relatedQuery(useApi(), found.caseId, number), enabled: isWhole });
  return (
    <div className={classes['group']}>
      <h3>{title}</h3>
      {!isWhole && <small>{t('related.hidden')}</small>}
      {isWhole && data === undefined && error === null && <Skeleton height={10} width="70%" my={6} />}
      {(data?.length === 0 || error !== null) && <small>{t('related.none')}</small>}
      <ul className={classes['links']}>
        {data?.map(({ caseId, registrant, service, stage, outcome, openedAt }) => (
          <li key={caseId}>
            <Link to="/cases/$caseId" params={{ caseId }} className={classes['link']}>
              {registrant.name ?? t('common:unknown')}
            </Link>
            <Text component="small">
              {t(`common:service.${service}`)} ·{' '}
              {t(outcome === null ? `common:stage.${stage}` : `common:outcome.${outcome}`)} · {instant(openedAt)}
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
