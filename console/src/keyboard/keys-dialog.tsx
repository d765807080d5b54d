import { Kbd, Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './keys-dialog.module.css';
import { useKeys } from './keys-context.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const STROKES = [
  { name: 'palette', keys: ['Ctrl', 'K'] },
  { name: 'search', keys: ['/'] },
  { name: 'next', keys: ['J'] },
  { name: 'previous', keys: ['K'] },
  { name: 'select', keys: ['X'] },
  { name: 'open', keys: ['Enter'] },
  { name: 'claim', keys: ['C'] },
  { name: 'help', keys: ['?'] },
] as const;

/** What the keyboard does, and the switch for those of its keys that aren't held with another. */
export function KeysDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  const { isOn, setOn } = useKeys();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('keys.title')}
      centered
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <dl className={classes['strokes']}>
        {STROKES.map(({ name, keys }) => (
          <div key={name}>
            <dt>{t(`keys.${name}`)}</dt>
            <dd>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="lg"
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
        label={t('keys.switch')}
        description={t('keys.switchWhy')}
      />
    </Modal>
  );
}
