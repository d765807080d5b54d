import { Button, Switch, Tooltip } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLive } from './live-context.tsx';
import classes from './live-switch.module.css';

/** Whether the page is live, with the pause; and what a list holds back so as not to move under somebody's pointer. */
export function LiveSwitch() {
  const { t } = useTranslation('shell');
  const { state, held, show, setPaused } = useLive();
  const isPaused = state === 'paused';
  return (
    <div className={classes['root']}>
      <span role="status" className={classes['held']}>
        {held > 0 && (
          <Button size="compact-sm" radius="xl" leftSection={<RefreshCw size={14} aria-hidden="true" />} onClick={show}>
            {t('live.updates', { count: held })}
          </Button>
        )}
      </span>
      <Tooltip label={t(isPaused ? 'live.resume' : 'live.pause')}>
        <Switch
          size="sm"
          withThumbIndicator={false}
          checked={!isPaused}
          onChange={(event) => {
            setPaused(!event.currentTarget.checked);
            if (event.currentTarget.checked) show();
          }}
          label={t(`live.${state}`)}
        />
      </Tooltip>
    </div>
  );
}
