import { Textarea, TextInput } from '@mantine/core';
import { idOf, useCounterForm } from './counter-form-context.tsx';
import type { Draft, Field } from './draft.ts';

interface Props {
  readonly field: Field & keyof Draft;
  readonly label: string;
  readonly hint?: string;
  readonly isLong?: boolean;
  readonly isOptional?: boolean;
  readonly width?: string;
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
}

/** Something that is typed as it is. */
export function TextField({
  field,
  label,
  hint,
  isLong = false,
  isOptional = false,
  width,
  inputMode = 'text',
}: Props) {
  const { draft, change, wrongWith } = useCounterForm();
  const Input = isLong ? Textarea : TextInput;
  const set = (value: string): void => change((former) => ({ ...former, [field]: value }), field);
  return (
    <Input
      id={idOf(field)}
      label={label}
      description={hint}
      value={String(draft[field])}
      onChange={(event: { readonly currentTarget: { readonly value: string } }) => set(event.currentTarget.value)}
      error={wrongWith(field)}
      inputMode={inputMode}
      autoComplete="off"
      required={!isOptional}
      withAsterisk={false}
      {...(width === undefined ? {} : { styles: { wrapper: { maxInlineSize: width } } })}
      {...(isLong ? { autosize: true, minRows: 2, maxRows: 8 } : {})}
    />
  );
}
