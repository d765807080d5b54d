import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../client/create-tirkeu-client.ts';
import { sumOf } from './figures.ts';
import classes from './key-figures.module.css';
import { useFigureText } from './use-figure-text.ts';

/** What somebody wants to know who has ten seconds. */
export function KeyFigures({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation(['overview', 'common']);
  const { figure, share, duration } = useFigureText();
  const { stages, ageing, outcomes, timeToRegister } = overview;
  const decided = sumOf(outcomes);
  const positive = sumOf(outcomes.filter(({ outcome }) => outcome === 'registered' || outcome === 'withdrawn'));
  const facts = [
    { name: t('key.open'), value: figure(sumOf(stages)) },
    { name: t('key.waiting'), value: figure(sumOf(ageing)) },
    { name: t('key.decided'), value: figure(decided) },
    { name: t('key.positive'), value: decided === 0 ? '–' : share(positive, decided) },
    { name: t('key.median'), value: duration(timeToRegister?.medianSeconds) },
    { name: t('key.p95'), value: duration(timeToRegister?.p95Seconds) },
  ];
  return (
    <dl className={classes['root']}>
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
