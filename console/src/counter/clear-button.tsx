import { Button } from '@mantine/core';
import { Eraser } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Empties the form, for the next person; pressed twice, because nothing brings it back. */
export function ClearButton({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation('counter');
  const [isSure, setSure] = useState(false);
  return (
    <Button
      variant={isSure ? 'filled' : 'default'}
      {...(isSure ? { color: 'brick' } : {})}
      leftSection={<Eraser size={16} aria-hidden="true" />}
      onBlur={() => setSure(false)}
      onClick={() => {
        if (isSure) onClear();
        setSure(!isSure);
      }}
    >
      {t(isSure ? 'clearSure' : 'clear')}
    </Button>
  );
}
