import { Alert, Button, Group, Modal, Textarea } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useApi } from '../../data/api-context.tsx';
import { useCaseChange } from '../actions/use-case-change.ts';
import { failureWords, whyNot } from '../actions/why-not.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import classes from './notes-panel.module.css';

const LONGEST = 2_000;

interface Draft {
  readonly text: string;
  /** The same for as long as this text isn't saved: sent again, it is still one note. */
  readonly key: string;
}

const emptyDraft = (): Draft => ({ text: '', key: crypto.randomUUID() });

/** Writes a note. What is being typed survives whatever happens to the case meanwhile, and isn't left behind unasked. */
export function NoteForm({ onWriting }: { readonly onWriting: (isWriting: boolean) => void }) {
  const api = useApi();
  const { found, speaker, possibilities } = useCaseOnScreen();
  const { t } = speaker;
  const { caseId } = found;
  const [draft, setDraft] = useState(emptyDraft);
  const text = draft.text.trim();
  const change = useCaseChange(caseId, ({ key }: Draft) =>
    api.addNote({ caseId, idempotencyKey: key, body: { text } }),
  );
  const isWriting = text !== '';
  useEffect(() => onWriting(isWriting), [isWriting, onWriting]);
  const possibility = possibilities.find(({ action }) => action === 'add-note');
  const isTaken = possibility?.allowed !== false;
  const leaving = useBlocker({
    shouldBlockFn: () => isWriting,
    enableBeforeUnload: () => isWriting,
    withResolver: true,
  });
  return (
    <form
      className={`${classes['form']} not-printed`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWriting && isTaken && !change.isPending)
          change.mutate(draft, { onSuccess: () => setDraft(emptyDraft()) });
      }}
    >
      <Textarea
        id="new-note"
        label={t('notes.label')}
        description={t('notes.hint')}
        value={draft.text}
        onChange={(event) => setDraft({ ...draft, text: event.currentTarget.value })}
        maxLength={LONGEST}
        autosize
        minRows={2}
        maxRows={10}
      />
      {!isTaken && (
        <Alert role="alert" variant="light" color="gold" mt="xs" title={t('notes.notTaken')}>
          {whyNot(t, possibility.reason)}
        </Alert>
      )}
      {change.error !== null && isTaken && (
        <Alert role="alert" variant="light" color="brick" mt="xs">
          {failureWords(t, change.error)}
        </Alert>
      )}
      <Group justify="end" mt="xs">
        <Button type="submit" size="sm" variant="light" disabled={!isWriting || !isTaken} loading={change.isPending}>
          {t('notes.add')}
        </Button>
      </Group>
      {leaving.status === 'blocked' && (
        <Modal
          opened
          onClose={leaving.reset}
          title={t('notes.leave.title')}
          closeButtonProps={{ 'aria-label': t('common:close') }}
          centered
        >
          <Group justify="end">
            <Button variant="default" onClick={leaving.proceed}>
              {t('notes.leave.leave')}
            </Button>
            <Button onClick={leaving.reset} data-autofocus>
              {t('notes.leave.stay')}
            </Button>
          </Group>
        </Modal>
      )}
    </form>
  );
}
