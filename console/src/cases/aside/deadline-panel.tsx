import { Button, Text } from '@mantine/core';
import { TimeLeftBar } from '../../time/time-left-bar.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';

/** How long the consenters still have (R15), and more of it where somebody may give it. */
export function DeadlinePanel() {
  const { found, may, openDialog, speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  const { deadlineAt, openedAt, stage } = found;
  if (deadlineAt === null || stage !== 'awaiting-consent') return null;
  return (
    <Panel title={t('deadline.title')}>
      <TimeLeftBar from={openedAt} until={deadlineAt} isWide />
      <Text size="xs" c="dimmed" mt={6}>
        {t('deadline.until', { until: instant(deadlineAt) })}
      </Text>
      {may('extend-deadline') && (
        <Button
          className="not-printed"
          size="compact-sm"
          variant="default"
          mt="sm"
          onClick={() => openDialog('extend')}
        >
          {t('actions.extend-deadline')}
        </Button>
      )}
    </Panel>
  );
}
