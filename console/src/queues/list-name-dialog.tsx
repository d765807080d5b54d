import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly isOpen: boolean;
  readonly title: string;
  /** What stands in the field at first. */
  readonly name: string;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}

const MOST_LETTERS = 60;

/** Asks what a list is to be called. */
export function ListNameDialog({ isOpen, title, onClose, ...field }: Props) {
  const { t } = useTranslation('common');
  return (
    <Modal opened={isOpen} onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t('close') }}>
      <NameForm {...field} onClose={onClose} />
    </Modal>
  );
}

function NameForm({ name, onClose, onName }: Pick<Props, 'name' | 'onClose' | 'onName'>) {
  const { t } = useTranslation(['queues', 'common']);
  const [text, setText] = useState(name.slice(0, MOST_LETTERS));
  const trimmed = text.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed !== '') onName(trimmed);
      }}
    >
      <TextInput
        label={t('saved.name')}
        description={t('saved.nameWhy')}
        value={text}
        maxLength={MOST_LETTERS}
        required
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" disabled={trimmed === ''}>
          {t('saved.action')}
        </Button>
      </Group>
    </form>
  );
}
