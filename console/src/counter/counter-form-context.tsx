import { createContext, useContext } from 'react';
import type { Draft, Field } from './draft.ts';

/** The form on the screen, for its parts. */
export interface CounterForm {
  readonly draft: Draft;
  /** What changes, and which field that is: a complaint about it has had its effect. */
  readonly change: (change: (draft: Draft) => Draft, ...fields: readonly Field[]) => void;
  /** What is wrong with a field, in words; `null` where nothing is known to be. */
  readonly wrongWith: (field: Field) => string | null;
  /** Today in Kazakhstan, `YYYY-MM-DD`. */
  readonly today: string;
}

const CounterFormContext = createContext<CounterForm | undefined>(undefined);
export const CounterFormProvider = CounterFormContext;

export function useCounterForm(): CounterForm {
  const form = useContext(CounterFormContext);
  if (form === undefined) throw new Error('this part is not inside the form of the counter');
  return form;
}

/** How a field is found again, to bring whoever types to what is wrong. */
export const idOf = (field: Field): string => `counter-${field}`;
