import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../data/api-context.tsx';
import { staffQuery } from '../../data/desk-queries.ts';
import { useSession } from '../../session/session-context.tsx';
import type { Colleague } from '../case-parts.ts';
import { useCaseOnScreen } from '../case-context.tsx';
import { ChangeDialog } from './change-dialog.tsx';
import { useCaseChange } from './use-case-change.ts';

/** Stands for "nobody": a select knows texts only, and no member of staff is called so. */
const NOBODY = '';

/** Who may be given a case of this office: those who work at desks, of the office or of the whole country. */
const isForOffice = ({ roles, office }: Colleague, of: string | null): boolean =>
  roles.some((role) => role === 'caseworker' || role === 'supervisor') && (office === null || office === of);

/** Gives the case to a colleague, or back. It says who has it, because somebody's work is taken from them. */
export function AssignDialog() {
  const api = useApi();
  const session = useSession();
  const { found, speaker } = useCaseOnScreen();
  const { t, nameOfStaff } = speaker;
  const { caseId, assignee, office } = found;
  const { data: staff = [] } = useQuery(staffQuery(api));
  const [to, setTo] = useState<string | null>(null);
  const change = useCaseChange(caseId, (ifMatch: string) =>
    api.assignCase({ caseId, ifMatch, body: { assignee: to === NOBODY ? null : to } }),
  );
  const own = session.kind === 'staff' ? session.id : undefined;
  const colleagues = staff.filter((colleague) => isForOffice(colleague, office) && colleague.id !== assignee);
  return (
    <ChangeDialog
      title={t('assign.title')}
      submit={t('assign.submit')}
      isReady={to !== null}
      change={change}
      inputFor={(ifMatch) => ifMatch}
    >
      <Text>{assignee === null ? t('assign.nobodyHas') : t('assign.has', { name: nameOfStaff(assignee) })}</Text>
      <Select
        label={t('assign.to')}
        data={[
          ...colleagues.map(({ id, name }) => ({
            value: id,
            label: id === own ? t('assign.you', { name }) : name,
          })),
          ...(assignee === null ? [] : [{ value: NOBODY, label: t('assign.nobody') }]),
        ]}
        value={to}
        onChange={setTo}
        searchable
        openOnFocus={false}
        allowDeselect={false}
        data-autofocus
      />
    </ChangeDialog>
  );
}
