import { useCaseOnScreen } from '../case-context.tsx';
import { AssignDialog } from './assign-dialog.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';

/** The dialog that is open: wherever on the page it was asked for, there is one at a time. */
export function CaseDialogs() {
  const { dialog, found } = useCaseOnScreen();
  if (dialog === 'assign') return <AssignDialog />;
  if (dialog === 'cancel') return <CancelDialog />;
  return dialog === 'extend' && found.deadlineAt !== null ? <ExtendDialog deadlineAt={found.deadlineAt} /> : null;
}
