import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';
import { MessageState } from './message-state.tsx';

interface Props {
  readonly title: string;
  /** Why it is empty, and what would fill it. */
  readonly text: string;
  readonly children?: ReactNode;
}

/** Nothing to show, and that is all right. */
export const EmptyState = (props: Props) => <MessageState icon={Inbox} {...props} />;
