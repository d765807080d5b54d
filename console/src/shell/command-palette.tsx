import { Combobox, Kbd, Modal, Text, TextInput, useCombobox } from '@mantine/core';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './command-palette.module.css';
import { type Command, matching, useCommands } from './use-commands.tsx';

interface Props {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** What keyboards call it in every language. */
const CLOSES = 'Esc';

/** Whatever can be gone to or switched, found by a few letters; what is none of it is looked for among the cases. */
export function CommandPalette({ isOpen, onClose }: Props) {
  const { t } = useTranslation(['shell', 'common']);
  return (
    <Modal.Root opened={isOpen} onClose={onClose} size="36rem" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p={0}>
          <Commands onDone={onClose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Commands({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation('shell');
  const [text, setText] = useState('');
  const found = matching(useCommands(text), text);
  const combobox = useCombobox({ opened: true });
  // The box says which list it commands once the list has told its id, which asks for nothing to be drawn anew.
  const [, noteList] = useState(false);
  useEffect(() => noteList(true), []);
  const groups = [...new Set(found.map(({ group }) => group))];
  const run = (command: Command | undefined): void => {
    if (command === undefined) return;
    onDone();
    command.run();
  };
  return (
    <Combobox store={combobox} onOptionSubmit={(id) => run(found.find((command) => command.id === id))}>
      <Combobox.EventsTarget withExpandedAttribute>
        <TextInput
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          size="md"
          variant="unstyled"
          className={classes['search'] ?? ''}
          leftSection={<Search size={18} aria-hidden="true" />}
          rightSection={<Kbd size="xs">{CLOSES}</Kbd>}
          rightSectionWidth={52}
          value={text}
          data-autofocus
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.resetSelectedOption();
          }}
          onKeyDown={(event) => {
            // The list of commands is never closed by itself.
            if (event.key === 'Escape') onDone();
            // Enter without having chosen takes the first: most people type and press it.
            if (event.key !== 'Enter' || combobox.getSelectedOptionIndex() !== -1) return;
            event.preventDefault();
            run(found[0]);
          }}
        />
      </Combobox.EventsTarget>
      <Combobox.Options tabIndex={0} className={classes['list'] ?? ''} aria-label={t('palette.title')}>
        {groups.map((group) => (
          <Combobox.Group key={group} label={t(`palette.group.${group}`)}>
            {found
              .filter((command) => command.group === group)
              .map(({ id, icon: Icon, label, hint }) => (
                <Combobox.Option key={id} value={id} className={classes['option'] ?? ''}>
                  <Icon size={16} aria-hidden="true" />
                  <span>{label}</span>
                  {hint !== undefined && (
                    <Text component="span" size="xs" c="dimmed">
                      {hint}
                    </Text>
                  )}
                </Combobox.Option>
              ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
    </Combobox>
  );
}
