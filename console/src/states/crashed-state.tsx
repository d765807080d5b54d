import { Button, Group } from '@mantine/core';
import { CircleAlert, RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MessageState } from './message-state.tsx';

interface Props {
  readonly error: unknown;
  /** `1` where it is the whole page. */
  readonly level?: 1 | 2;
  /** Another way on. */
  readonly children?: ReactNode;
}

/** What Chromium, Firefox and Safari say, and Vite of styles, when a file that the page was built with isn't there any more. */
const GONE = /dynamically imported module|Importing a module script failed|Unable to preload CSS/;

const isOutdated = (error: unknown): boolean => error instanceof Error && GONE.test(error.message);

/** What stands where a part of the page broke: ours to mend, and said so; or older than what is deployed by now. */
export function CrashedState({ error, level = 2, children }: Props) {
  const { t } = useTranslation('common');
  const [words, icon] = isOutdated(error) ? (['outdated', RefreshCw] as const) : (['crashed', CircleAlert] as const);
  const title = t(`${words}.title`);
  return (
    <div role="alert">
      <title>{`${title} · ${t('product')}`}</title>
      <MessageState icon={icon} level={level} title={title} text={t(`${words}.text`)}>
        <Group mt="sm" justify="center">
          <Button onClick={() => globalThis.location.reload()}>{t('crashed.reload')}</Button>
          {children}
        </Group>
      </MessageState>
    </div>
  );
}
