import { Text } from '@mantine/core';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import { ActionButton } from './action-button.tsx';
import classes from './action-panel.module.css';
import { ClaimButton } from './claim-button.tsx';
import { whyNot } from './why-not.ts';

/** Everything that can be done with a case. What can't be done now stays there, with why: so nobody looks for it. */
export function ActionPanel() {
  const { possibilities, speaker } = useCaseOnScreen();
  const { t } = speaker;
  return (
    <Panel title={t('actions.title')} className="not-printed" isBusy={possibilities.length === 0}>
      <ul className={classes['actions']}>
        <ClaimButton />
        {possibilities.map(({ action, allowed, reason }) => (
          <li key={action}>
            <ActionButton action={action} isAllowed={allowed} describedBy={`why-${action}`} />
            {!allowed && (
              <Text id={`why-${action}`} size="xs" c="dimmed" className={classes['why'] ?? ''}>
                {whyNot(t, reason)}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
