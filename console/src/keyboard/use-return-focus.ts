import { useEffect, useState } from 'react';

/** Puts the focus back to where it was when this appeared: a dialog that is gone leaves nobody at the top of the page. */
export function useReturnFocus(): void {
  // Read while rendering, because the dialog takes the focus in an effect that runs before any of ours.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
}
