import { Badge } from '@mantine/core';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import classes from './aside.module.css';

const COLORS: Readonly<Record<Case['followUps'][number]['state'], string>> = {
  pending: 'gold',
  ordered: 'sky',
  done: 'sage',
  failed: 'brick',
};

/** Who is told after the commit, and whether they have been (R21): none of it undoes or delays the registration. */
export function FollowUpsPanel() {
  const { found, speaker } = useCaseOnScreen();
  const { t } = speaker;
  if (found.followUps.length === 0) return null;
  return (
    <Panel title={t('followUps.title')}>
      <ul className={classes['lines']}>
        {found.followUps.map(({ name, state }) => (
          <li key={name}>
            <span>{t(`followUps.name.${name}`)}</span>
            <Badge variant="light" color={COLORS[state]} tt="none" fw={560}>
              {t(`followUps.state.${state}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
