import { Alert, Skeleton, Title } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCaseOnScreen } from '../../cases/case-context.tsx';
import { compareOwners, ownersThen } from '../../cases/ownership/compare-owners.ts';
import { DwellingNow } from '../../cases/ownership/dwelling-now.tsx';
import { OwnerTable } from '../../cases/ownership/owner-table.tsx';
import { dwellingQuery, personQuery } from '../../counter/look-ups.ts';
import { useToday } from '../../counter/use-today.ts';
import { useApi } from '../../data/api-context.tsx';
import { useHasRole } from '../../session/session-context.tsx';
import { failureOf } from '../../states/failure-of.ts';
import { compareSides, type Side } from './compare-sides.ts';
import classes from './review-desk.module.css';
import type { ReviewedCase } from './reviewed-case.ts';
import { useSideWords } from './use-side-words.ts';

const NOTHING: readonly never[] = [];

/**
 * What the case rests on, and what the registries say at this moment, line by line: a decision on a state of things that is
 * over helps nobody.
 */
export function BothSides({ found, review }: ReviewedCase) {
  const { t } = useTranslation('reviews');
  const mayAsk = useHasRole('caseworker', 'supervisor');
  const api = useApi();
  const today = useToday();
  const { events = NOTHING } = useCaseOnScreen();
  const { rka } = found.dwelling;
  const dwelling = useQuery({ ...dwellingQuery(api, rka ?? ''), enabled: mayAsk && rka !== null });
  const owners = review.matters.flatMap(({ owner }) => (typeof owner === 'string' ? [owner] : []));
  const iins = [...new Set([found.registrant, ...found.people].map(({ iin }) => iin).concat(owners))];
  const answers = useQueries({ queries: (mayAsk ? iins : []).map((iin) => personQuery(api, iin)) });
  const people = answers.flatMap(({ data }) => data ?? []);
  const failed = dwelling.error ?? answers.find(({ error }) => error !== null)?.error ?? null;
  const isDenied = !mayAsk || (failed !== null && failureOf(failed).kind === 'denied');
  const isAsking = dwelling.isFetching || answers.some(({ isFetching }) => isFetching);
  const moments = ownersThen(events, dwelling.data);
  return (
    <>
      {isDenied && (
        <Alert variant="light" mb="sm">
          {t('sides.notAsked')}
        </Alert>
      )}
      {failed !== null && !isDenied && (
        <Alert role="alert" variant="light" color="gold" mb="sm">
          {t('sides.away')}
        </Alert>
      )}
      <table className={classes['table']}>
        <caption className="unseen">{t('sides.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('sides.what')}</th>
            <th scope="col">{t('sides.before')}</th>
            <th scope="col">{t('sides.now')}</th>
          </tr>
        </thead>
        <tbody>
          {compareSides(found, review, { dwelling: dwelling.data, people }, today).map((side, index) => (
            // Lines have no identity of their own, and none ever moves.
            // eslint-disable-next-line react/no-array-index-key
            <SideRow key={index} side={side} isAsking={isAsking} />
          ))}
        </tbody>
      </table>
      {moments.length > 0 && (
        <div className={classes['owners']}>
          <Title order={3} size="h3" mb={4}>
            {t('sides.owners')}
          </Title>
          <OwnerTable moments={moments} lines={compareOwners(moments)} now={dwelling.data} />
        </div>
      )}
      {dwelling.data !== undefined && <DwellingNow dwelling={dwelling.data} />}
    </>
  );
}

/** @param isAsking the registries haven't all answered yet */
function SideRow({ side, isAsking }: { readonly side: Side; readonly isAsking: boolean }) {
  const { t } = useTranslation(['reviews', 'common']);
  const { what, before, now } = useSideWords()(side);
  return (
    <tr>
      <th scope="row">{what}</th>
      <td data-label={t('sides.before')}>{before}</td>
      <td data-label={t('sides.now')}>
        {now === undefined && (isAsking ? <Skeleton height={12} width="70%" mt={4} /> : t('common:unknown'))}
        {now !== undefined && side.differs && (
          <span className={classes['differs']}>
            <TriangleAlert size={15} aria-hidden="true" />
            <span>{now}</span>
          </span>
        )}
        {now !== undefined && !side.differs && now}
      </td>
    </tr>
  );
}
