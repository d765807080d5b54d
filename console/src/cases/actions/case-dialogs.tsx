import { AssignmentDialog } from '../../assignment/assignment-dialog.tsx';
import { ShareDialog } from '../../applicant-link/share-dialog.tsx';
import { useCaseOnScreen } from '../case-context.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { HandOver } from './hand-over.tsx';

/** The dialog that is open: wherever on the page it was asked for, there is one at a time. */
export function CaseDialogs() {
  const { dialog, openDialog, found, assignment } = useCaseOnScreen();
  return (
    <>
      {dialog === 'assign' && <HandOver />}
      {dialog === 'cancel' && <CancelDialog />}
      {dialog === 'share' && <ShareDialog found={found} onClose={() => openDialog(null)} />}
      {dialog === 'extend' && <ExtendDialog />}
      {/* Here, because the button that asked may be gone before the answer. */}
      <AssignmentDialog {...assignment} />
    </>
  );
}
