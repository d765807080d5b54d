import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './onlookers.module.css';
import { useOnlookers } from './use-onlookers.ts';

/** More names make the line longer and nobody wiser. */
const NAMED = 2;

/** Which colleagues have the case open at this moment, so that two don't do the same work. */
export function Onlookers({ caseId }: { readonly caseId: string }) {
  const { t } = useTranslation('cases');
  const onlookers = useOnlookers(caseId);
  const names = onlookers.map(({ name }) => name);
  const others = names.length - NAMED;
  const shown = `${names.slice(0, NAMED).join(', ')}${others > 0 ? ` +${others}` : ''}`;
  return (
    <span role="status" className="not-printed">
      {names.length > 0 && (
        <span className={classes['said']} title={names.join(', ')}>
          <Eye size={15} aria-hidden="true" />
          {t('onlookers', { count: names.length, names: shown })}
        </span>
      )}
    </span>
  );
}
