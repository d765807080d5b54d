import { Text } from '@mantine/core';
import { useKeptWork } from '../../session/use-kept-work.ts';
import { Instant } from '../../time/instant.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { Panel } from '../panel.tsx';
import { textIn } from '../trail/event-data.ts';
import { noteOn } from './note-draft.ts';
import { NoteForm } from './note-form.tsx';
import classes from './notes-panel.module.css';

const NOTHING: readonly never[] = [];

/** What colleagues have written down, the latest first. Whose role doesn't see the words sees that there are some. */
export function NotesPanel() {
  const { found, events = NOTHING, may, speaker } = useCaseOnScreen();
  const { t, nameOfStaff } = speaker;
  const { work: draft, keepNow } = useKeptWork(noteOn(found.caseId));
  const notes = events.filter(({ type }) => type === 'note-added').toReversed();
  return (
    <Panel title={t('notes.title')}>
      {/* A case that closes while somebody writes takes no note any more; the words are theirs still. */}
      {(may('add-note') || draft !== null) && <NoteForm draft={draft} onDraft={keepNow} />}
      {notes.length === 0 && <Text c="dimmed">{t('notes.none')}</Text>}
      <ul className={classes['notes']}>
        {notes.map(({ seq, at, actor, data }) => (
          <li key={seq}>
            <p>{textIn(data, 'note') ?? '…'}</p>
            <small>
              {nameOfStaff(actor.id ?? '')} · <Instant at={at} />
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
