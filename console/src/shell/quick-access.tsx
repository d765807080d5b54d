import { Button, Kbd } from '@mantine/core';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { opensPalette } from '../keyboard/key-of.ts';
import { useKeyStrokes } from '../keyboard/keys-context.tsx';
import { KeysHelpContext } from './keys-help-context.ts';
import classes from './quick-access.module.css';

// Loaded when they are first wanted: the first screen needs neither.
const CommandPalette = lazy(async () => {
  const { CommandPalette: component } = await import('./command-palette.tsx');
  return { default: component };
});
const KeysDialog = lazy(async () => {
  const { KeysDialog: component } = await import('../keyboard/keys-dialog.tsx');
  return { default: component };
});

/** What keyboards call them in every language. */
const OPENS = 'Ctrl K';

/** Once opened it stays in the page, so that closing it can be seen and gives the focus back. */
function useOnDemand() {
  const [isOpen, setOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const open = useCallback(() => {
    setWasOpen(true);
    setOpen(true);
  }, []);
  return { isOpen, wasOpen, open, close: () => setOpen(false) };
}

/** The button that opens the palette, and the keys that work on every screen. @param children what stands beside it */
export function QuickAccess({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('shell');
  const palette = useOnDemand();
  const help = useOnDemand();
  const openPalette = palette.open;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!opensPalette(event)) return;
      event.preventDefault();
      openPalette();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [openPalette]);
  useGlobalStrokes(help.open);
  return (
    <KeysHelpContext value={help.open}>
      <Button
        variant="default"
        className={classes['opener']}
        leftSection={<Search size={16} aria-hidden="true" />}
        rightSection={<Kbd size="xs">{OPENS}</Kbd>}
        aria-label={`${t('palette.opener')} ${OPENS}`}
        aria-haspopup="dialog"
        onClick={palette.open}
      >
        <span className={classes['words']}>{t('palette.opener')}</span>
      </Button>
      {children}
      <Suspense>
        {palette.wasOpen && <CommandPalette isOpen={palette.isOpen} onClose={palette.close} />}
        {help.wasOpen && <KeysDialog isOpen={help.isOpen} onClose={help.close} />}
      </Suspense>
    </KeysHelpContext>
  );
}

/** Where a screen has no search box of its own `/` leads to the one that searches all cases. */
function useGlobalStrokes(showHelp: () => void): void {
  const navigate = useNavigate();
  const pathname = useLocation({ select: (location) => location.pathname });
  useKeyStrokes((key) => {
    if (key === '?') {
      showHelp();
      return true;
    }
    if (key !== '/' || pathname === '/cases' || pathname.startsWith('/queues/')) return false;
    void navigate({ to: '/cases', search: {} });
    return true;
  });
}
