import { Button } from '@mantine/core';
import { Hand } from 'lucide-react';
import { useSession } from '../../session/session-context.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './action-panel.module.css';

/** Takes a case that nobody has, with one click. Of two who click, one gets it, and the other sees who, and is asked. */
export function ClaimButton() {
  const session = useSession();
  const { found, may, speaker, assignment } = useCaseOnScreen();
  if (session.kind !== 'staff' || found.assignee !== null || !may('assign-case')) return null;
  return (
    <li>
      <Button
        className={classes['button'] ?? ''}
        // One thing is the next to do.
        variant={may('decide-review') ? 'default' : 'filled'}
        leftSection={<Hand size={17} aria-hidden="true" />}
        loading={assignment.assignment !== undefined}
        onClick={() => void assignment.start([found], session.id)}
      >
        {speaker.t('actions.claim')}
      </Button>
    </li>
  );
}
