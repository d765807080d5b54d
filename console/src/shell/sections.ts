import { ChartColumn, FolderSearch, Inbox, type LucideIcon, Scale, UserRoundPen } from 'lucide-react';
import type { Role } from '../session/session-query.ts';

export interface Section {
  readonly name: 'queues' | 'cases' | 'counter' | 'reviews' | 'overview';
  readonly icon: LucideIcon;
  /** Whose work it is. Others don't see it; the api would refuse them anyway. */
  readonly roles: readonly Role[];
}

const EVERYBODY: readonly Role[] = ['caseworker', 'supervisor', 'ops', 'auditor'];
const DESK: readonly Role[] = ['caseworker', 'supervisor'];

/** The main navigation, in the order of a caseworker's day. Pages for ops will follow `overview`. */
export const SECTIONS: readonly Section[] = [
  { name: 'queues', icon: Inbox, roles: EVERYBODY },
  { name: 'cases', icon: FolderSearch, roles: EVERYBODY },
  { name: 'counter', icon: UserRoundPen, roles: DESK },
  { name: 'reviews', icon: Scale, roles: DESK },
  { name: 'overview', icon: ChartColumn, roles: EVERYBODY },
];
