import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import type { Draft, Field } from './draft.ts';
import { IIN_DIGITS, isWhole, personQuery } from './look-ups.ts';
import { complaintAbout } from './number-complaint.ts';
import { NumberField } from './number-field.tsx';
import { PersonCard } from './person-card.tsx';

interface Props {
  readonly field: Field;
  readonly label: string;
  readonly hint?: string;
  readonly iin: string;
  readonly isRegistrant: boolean;
  readonly onChange: (draft: Draft, iin: string) => Draft;
}

/** Somebody by their IIN, and who that is. */
export function PersonField({ field, label, hint, iin, isRegistrant, onChange }: Props) {
  const { t } = useTranslation('counter');
  const { error } = useQuery({ ...personQuery(useApi(), iin), enabled: isWhole(iin, IIN_DIGITS) });
  return (
    <>
      <NumberField
        field={field}
        label={label}
        hint={hint}
        digits={IIN_DIGITS}
        value={iin}
        onChange={onChange}
        complaint={complaintAbout(t, 'iin', error)}
      />
      <PersonCard iin={iin} isRegistrant={isRegistrant} />
    </>
  );
}
