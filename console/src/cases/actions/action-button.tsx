import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  BellRing,
  CalendarPlus,
  CircleX,
  type LucideIcon,
  NotebookPen,
  Scale,
  Share2,
  Stamp,
  UserRoundCog,
} from 'lucide-react';
import { useCaseOnScreen } from '../case-context.tsx';
import type { Possibility } from '../case-parts.ts';
import classes from './action-panel.module.css';

type Action = Possibility['action'];

const ICONS: Readonly<Record<Action, LucideIcon>> = {
  'decide-review': Scale,
  'extend-deadline': CalendarPlus,
  'assign-case': UserRoundCog,
  'add-note': NotebookPen,
  'remind-consenter': BellRing,
  'answer-consent': Stamp,
  'share-status': Share2,
  'cancel-application': CircleX,
};

/** Where on this page an action has its place. */
const PLACES = { 'add-note': 'new-note', 'remind-consenter': 'consents' } as const;

interface Props {
  readonly action: Action;
  readonly isAllowed: boolean;
  /** The element that says why it isn't. */
  readonly describedBy?: string;
}

/** One action: opens its dialog, leads to its screen, or puts the cursor where it is done. */
export function ActionButton({ action, isAllowed, describedBy }: Props) {
  const { found, openDialog, speaker } = useCaseOnScreen();
  const Icon = ICONS[action];
  const looks = {
    className: classes['button'] ?? '',
    variant: action === 'decide-review' && isAllowed ? 'filled' : 'default',
    leftSection: <Icon size={17} aria-hidden="true" />,
    children: speaker.t(`actions.${action}`),
  };
  if (!isAllowed) return <Button {...looks} disabled aria-describedby={describedBy} />;
  switch (action) {
    case 'decide-review':
      return <Button {...looks} component={Link} to={`/reviews/${found.caseId}`} />;
    case 'answer-consent':
      return <Button {...looks} component={Link} to={`/counter/cases/${found.caseId}`} />;
    case 'extend-deadline':
      return <Button {...looks} onClick={() => openDialog('extend')} />;
    case 'assign-case':
      return <Button {...looks} onClick={() => openDialog('assign')} />;
    case 'share-status':
      return <Button {...looks} onClick={() => openDialog('share')} />;
    case 'cancel-application':
      return <Button {...looks} onClick={() => openDialog('cancel')} />;
    case 'add-note':
    case 'remind-consenter':
      return <Button {...looks} onClick={() => goTo(PLACES[action])} />;
  }
}

/** Scrolls there and takes the focus along, as a link within the page would. */
function goTo(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'center' });
  place?.focus({ preventScroll: true });
}
