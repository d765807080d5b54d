import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Case } from '../../../../client/create-tirkeu-client.ts';
import { useReturnFocus } from '../../keyboard/use-return-focus.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { ChangedMeanwhile } from './changed-meanwhile.tsx';
import { tagOf } from './use-case-change.ts';
import { failureWords } from './why-not.ts';

const BOLD_TITLE = { title: { fontWeight: 620 } };

interface Props<Input> {
  readonly title: string;
  readonly submit: string;
  readonly isDangerous?: boolean;
  /** Whether what was filled in can go out. */
  readonly isReady: boolean;
  readonly change: UseMutationResult<Case, Error, Input>;
  /** What goes out, for the state that was seen. */
  readonly inputFor: (ifMatch: string) => Input;
  readonly onDone?: () => void;
  readonly children: ReactNode;
}

/**
 * A decision about the case, and the state of the case that it is about: the one that was on the screen when it was opened.
 * What happens meanwhile appears above the button and has to be looked at first, so nobody's work is trampled; what was
 * typed stays.
 */
export function ChangeDialog<Input>({ title, submit, isReady, change, inputFor, ...rest }: Props<Input>) {
  useReturnFocus();
  const { isDangerous = false, onDone, children } = rest;
  const { found, openDialog, speaker } = useCaseOnScreen();
  const { t } = speaker;
  const [seen, setSeen] = useState(found.revision);
  // What this very decision changed is seen on the page before the answer to it is here.
  const hasChanged = found.revision > seen && !change.isPending && !change.isSuccess;
  const close = (): void => openDialog(null);
  const look = (): void => {
    setSeen(found.revision);
    change.reset();
  };
  const send = (): void =>
    change.mutate(inputFor(tagOf(seen)), {
      onSuccess: () => {
        close();
        onDone?.();
      },
    });
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      styles={BOLD_TITLE}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      centered
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !hasChanged) send();
        }}
      >
        <Stack gap="md">
          {children}
          {hasChanged && <ChangedMeanwhile seen={seen} onSeen={look} />}
          {change.error !== null && !hasChanged && (
            <Alert role="alert" variant="light" color="brick">
              {failureWords(t, change.error)}
            </Alert>
          )}
          <Group justify="end" gap="sm">
            <Button variant="default" onClick={close}>
              {t('common:cancel')}
            </Button>
            <Button
              type="submit"
              color={isDangerous ? 'brick' : 'sky'}
              disabled={!isReady || hasChanged}
              loading={change.isPending}
            >
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
