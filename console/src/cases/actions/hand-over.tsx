import { HandOverDialog } from '../../assignment/hand-over-dialog.tsx';
import { useSession } from '../../session/session-context.tsx';
import { useCaseOnScreen } from '../case-context.tsx';

/** Gives the case to a colleague, or back to the queue. */
export function HandOver() {
  const session = useSession();
  const { found, assignment, openDialog } = useCaseOnScreen();
  const close = (): void => openDialog(null);
  return (
    <HandOverDialog
      cases={[found]}
      me={session.kind === 'staff' ? session.id : ''}
      onClose={close}
      onChoose={(target, seen) => {
        close();
        void assignment.start(seen, target, true);
      }}
    />
  );
}
