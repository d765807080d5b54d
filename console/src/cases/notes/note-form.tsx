import { Alert, Button, Group, Modal, Textarea } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useApi } from '../../data/api-context.tsx';
import { useCaseChange } from '../actions/use-case-change.ts';
import { failureWords, whyNot } from '../actions/why-not.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import type { NoteDraft } from './note-draft.ts';
import classes from './notes-panel.module.css';

const LONGEST = 2_000;

interface Props {
  readonly draft: NoteDraft | null;
  readonly onDraft: (draft: NoteDraft | null) => void;
}

/** Writes a note. What is being typed survives whatever happens to the case meanwhile, and isn't left behind unasked. */
export function NoteForm({ draft, onDraft }: Props) {
  const api = useApi();
  const { found, speaker, possibilities } = useCaseOnScreen();
  const { t } = speaker;
  const { caseId } = found;
  const change = useCaseChange(caseId, ({ key, text }: NoteDraft) =>
    api.addNote({ caseId, idempotencyKey: key, body: { text: text.trim() } }),
  );
  const isWriting = draft !== null && draft.text.trim() !== '';
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
        if (!isWriting || !isTaken || change.isPending) return;
        // Also where the form is gone by then: what has been saved must not come back as if it hadn't.
        void change.mutateAsync(draft).then(
          () => onDraft(null),
          () => undefined,
        );
      }}
    >
      <Textarea
        id="new-note"
        label={t('notes.label')}
        description={t('notes.hint')}
        value={draft?.text ?? ''}
        onChange={({ currentTarget: { value: text } }) =>
          onDraft(text === '' ? null : { text, key: draft?.key ?? crypto.randomUUID() })
        }
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
            <Button
              variant="default"
              onClick={() => {
                onDraft(null);
                leaving.proceed();
              }}
            >
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
