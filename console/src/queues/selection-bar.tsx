import { Button, CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './selection-bar.module.css';

interface Props {
  readonly count: number;
  readonly onClaim: () => void;
  readonly onHandOver: () => void;
  readonly onGiveBack: () => void;
  readonly onClear: () => void;
}

/** What can be done with the cases that are selected. It floats, so that no row moves when it comes. */
export function SelectionBar({ count, onClaim, onHandOver, onGiveBack, onClear }: Props) {
  const { t } = useTranslation('queues');
  return (
    <div className={classes['place']}>
      <span role="status" className="unseen">
        {count > 0 && t('selected', { count })}
      </span>
      {count > 0 && (
        <div className={classes['bar']} role="group" aria-label={t('selected', { count })}>
          <span className={classes['count']} aria-hidden="true">
            {t('selected', { count })}
          </span>
          <Button size="sm" onClick={onClaim}>
            {t('claim')}
          </Button>
          <Button size="sm" variant="default" onClick={onHandOver}>
            {t('handOver.open')}
          </Button>
          <Button size="sm" variant="default" onClick={onGiveBack}>
            {t('giveBack')}
          </Button>
          <CloseButton aria-label={t('clearSelection')} onClick={onClear} />
        </div>
      )}
    </div>
  );
}
