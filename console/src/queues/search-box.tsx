import { ActionIcon, TextInput } from '@mantine/core';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyStrokes } from '../keyboard/keys-context.tsx';
import { tidyQuery } from './query-text.ts';

interface Props {
  readonly label: string;
  /** What is looked for now. */
  readonly value: string | undefined;
  readonly onSearch: (query: string | undefined) => void;
}

/** One box for all that a case is known by. Enter searches, `/` comes here. */
export function SearchBox({ label, value, onSearch }: Props) {
  const { t } = useTranslation('queues');
  const [text, setText] = useState(value ?? '');
  const input = useRef<HTMLInputElement>(null);
  // Back and forward change what is looked for, too.
  useEffect(() => setText(value ?? ''), [value]);
  useKeyStrokes((key) => {
    if (key !== '/') return false;
    input.current?.select();
    input.current?.focus();
    return true;
  });
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const query = tidyQuery(text);
        onSearch(query === '' ? undefined : query);
      }}
    >
      <TextInput
        ref={input}
        type="search"
        aria-label={label}
        placeholder={t('search.placeholder')}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<Search size={16} aria-hidden="true" />}
        rightSection={
          text !== '' && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t('search.clear')}
              onClick={() => {
                setText('');
                if (value !== undefined) onSearch(undefined);
                input.current?.focus();
              }}
            >
              <X size={16} aria-hidden="true" />
            </ActionIcon>
          )
        }
      />
    </form>
  );
}
