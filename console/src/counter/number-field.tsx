import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { idOf, useCounterForm } from './counter-form-context.tsx';
import type { Draft, Field } from './draft.ts';
import { digitsIn } from './look-ups.ts';

interface Props {
  readonly field: Field;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly digits: number;
  readonly value: string;
  readonly onChange: (draft: Draft, value: string) => Draft;
  /** What a registry says against the number. */
  readonly complaint?: string | null;
}

/** A number of a person or a place: digits only, however it is typed or pasted. */
export function NumberField({ field, label, hint, digits, value, onChange, complaint = null }: Props) {
  const { change, wrongWith } = useCounterForm();
  return (
    <TextInput
      id={idOf(field)}
      label={label}
      description={hint}
      value={value}
      onChange={(event) => {
        const number = digitsIn(event.currentTarget.value, digits);
        change((draft) => onChange(draft, number), field);
      }}
      error={wrongWith(field) ?? complaint}
      inputMode="numeric"
      autoComplete="off"
      required
      withAsterisk={false}
      classNames={{ input: 'number' }}
      styles={{ wrapper: { maxInlineSize: `${digits + 8}ch` } }}
    />
  );
}
