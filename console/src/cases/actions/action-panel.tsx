import { Text } from '@mantine/core';
import { useId } from 'react';
import { useCaseOnScreen } from '../case-context.tsx';
import type { Possibility } from '../case-parts.ts';
import { Panel } from '../panel.tsx';
import { ActionButton } from './action-button.tsx';
import classes from './action-panel.module.css';
import { ClaimButton } from './claim-button.tsx';
import { whyNot } from './why-not.ts';

/** Everything that can be done with a case. What can't be done now stays there, with why: so nobody looks for it. */
export function ActionPanel() {
  const { possibilities, speaker } = useCaseOnScreen();
  const allowed = possibilities.filter((possibility) => possibility.allowed);
  const reasons = new Set(possibilities.filter((possibility) => !possibility.allowed).map(({ reason }) => reason));
  return (
    <Panel title={speaker.t('actions.title')} className="not-printed" isBusy={possibilities.length === 0}>
      <ul className={classes['actions']}>
        <ClaimButton />
        {allowed.map(({ action }) => (
          <li key={action}>
            <ActionButton action={action} isAllowed />
          </li>
        ))}
      </ul>
      {[...reasons].map((reason) => (
        <Unavailable key={reason} reason={reason} of={possibilities} />
      ))}
    </Panel>
  );
}

/** What one reason keeps from being done, with the reason said once. */
function Unavailable({ reason, of }: { readonly reason: string | null; readonly of: readonly Possibility[] }) {
  const { speaker } = useCaseOnScreen();
  const reasonId = useId();
  return (
    <div className={classes['unavailable']}>
      <Text id={reasonId} size="xs" c="dimmed">
        {whyNot(speaker.t, reason)}
      </Text>
      <ul className={classes['actions']}>
        {of
          .filter((possibility) => !possibility.allowed && possibility.reason === reason)
          .map(({ action }) => (
            <li key={action}>
              <ActionButton action={action} isAllowed={false} describedBy={reasonId} />
            </li>
          ))}
      </ul>
    </div>
  );
}
