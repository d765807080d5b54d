import { useTranslation } from 'react-i18next';
import type { OUTCOMES } from '../data/case-codes.ts';
import classes from './outcome-legend.module.css';

/** Which colour is which outcome, in the order in which bars stack them. */
export function OutcomeLegend({ outcomes }: { readonly outcomes: readonly (typeof OUTCOMES)[number][] }) {
  const { t } = useTranslation('common');
  return (
    <ul className={classes['root']}>
      {outcomes.map((outcome) => (
        <li key={outcome}>
          <svg viewBox="0 0 10 10" aria-hidden="true">
            <rect data-tone={outcome} width="10" height="10" rx="2" />
          </svg>
          {t(`outcome.${outcome}`)}
        </li>
      ))}
    </ul>
  );
}
