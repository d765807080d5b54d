import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../client/create-tirkeu-client.ts';
import { useAssignment } from '../assignment/use-assignment.ts';
import { useApi } from '../data/api-context.tsx';
import { useStaffName } from '../data/use-staff-name.ts';
import { useSession } from '../session/session-context.tsx';
import { useTimeText } from '../time/use-time-text.ts';
import { actionsQuery, type CaseEvent, eventsQuery, type Possibility } from './case-parts.ts';
import { peopleOfCase, type PeopleOfCase } from './people-of-case.ts';
import type { Speaker } from './trail/event-words.ts';
import { withoutSignIn } from './without-sign-in.ts';

export type CaseDialog = 'extend' | 'assign' | 'cancel' | 'share';
type Action = Possibility['action'];

/** The case on the screen, for its parts. */
interface CaseOnScreen {
  readonly found: Case;
  /** `undefined` while the trail is on its way. */
  readonly events: readonly CaseEvent[] | undefined;
  readonly eventsError: Error | null;
  readonly people: PeopleOfCase;
  readonly speaker: Speaker;
  /** Every action with the code why it isn't allowed; empty until the api has said. */
  readonly possibilities: readonly Possibility[];
  readonly may: (action: Action) => boolean;
  readonly dialog: CaseDialog | null;
  readonly openDialog: (dialog: CaseDialog | null) => void;
  /** Who is to have the case, on its way. */
  readonly assignment: ReturnType<typeof useAssignment>;
}

const CaseContext = createContext<CaseOnScreen | undefined>(undefined);

const NOTHING: readonly never[] = [];

export function CaseProvider({ found, children }: { readonly found: Case; readonly children: ReactNode }) {
  const api = useApi();
  const { t } = useTranslation(['cases', 'common']);
  const time = useTimeText();
  const [dialog, openDialog] = useState<CaseDialog | null>(null);
  const { data: events, error: eventsError } = useQuery(eventsQuery(api, found.caseId));
  const { data: asTheApiSays = NOTHING } = useQuery(actionsQuery(api, found.caseId));
  const session = useSession();
  const possibilities = session.kind === 'staff' ? asTheApiSays : withoutSignIn(asTheApiSays);
  const assignment = useAssignment(session.kind === 'staff' ? session.id : '');
  const nameOfStaff = useStaffName();
  const people = useMemo(() => peopleOfCase(found, events ?? NOTHING), [found, events]);
  const speaker: Speaker = {
    t,
    ...people,
    nameOfStaff,
    instant: (at) => time.dayAndClock(new Date(at)),
  };
  const may = (action: Action): boolean => possibilities.some((item) => item.action === action && item.allowed);
  return (
    <CaseContext
      value={{ found, events, eventsError, people, speaker, possibilities, may, dialog, openDialog, assignment }}
    >
      {children}
    </CaseContext>
  );
}

export function useCaseOnScreen(): CaseOnScreen {
  const shown = useContext(CaseContext);
  if (shown === undefined) throw new Error('this part is not inside CaseProvider');
  return shown;
}
