import { CircleAlert, Info, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Hint } from './hints.ts';
import classes from './hint-list.module.css';

const ICONS = { stop: CircleAlert, review: Scale, note: Info };

/** What had better be said before filing. */
export function HintList({ hints }: { readonly hints: readonly Hint[] }) {
  const { t } = useTranslation('counter');
  if (hints.length === 0) return null;
  return (
    <ul className={classes['list']}>
      {hints.map(({ says, tone, who = '' }) => {
        const Icon = ICONS[tone];
        return (
          <li key={`${says} ${who}`} className={classes['hint']} data-tone={tone}>
            <Icon size={16} aria-hidden="true" />
            <span>{t(`hint.${says}`, { who })}</span>
          </li>
        );
      })}
    </ul>
  );
}
