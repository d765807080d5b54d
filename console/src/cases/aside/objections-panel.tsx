import { Text } from '@mantine/core';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import { PersonName } from '../person-name.tsx';
import classes from './aside.module.css';

/** Of a withdrawal: who may object, and what they said (R23). */
export function ObjectionsPanel() {
  const { found, speaker } = useCaseOnScreen();
  const { t, instant } = speaker;
  if (found.objections.length === 0) return null;
  return (
    <Panel title={t('objections.title')}>
      <ul className={classes['lines']}>
        {found.objections.map(({ objectionId, objector, reason, raisedAt }) => (
          <li key={objectionId}>
            <span>
              <PersonName {...objector} />
              {reason !== null && <q>{reason}</q>}
            </span>
            <Text size="sm" c={raisedAt === null ? 'dimmed' : 'var(--tirkeu-soon-text)'}>
              {raisedAt === null ? t('objections.open') : t('objections.raised', { at: instant(raisedAt) })}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
