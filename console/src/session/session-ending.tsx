import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../data/api-context.tsx';
import { spanOf } from '../time/span.ts';
import { useSpanText } from '../time/use-time-text.ts';
import { SESSION_KEY, type StaffSession } from './session-query.ts';
import { signOut } from './sign-out.ts';

/** WCAG 2.2.1 asks for 20 seconds at least; somebody on the telephone needs longer. */
const WARN_MS = 5 * 60_000;
const TICK_MS = 15_000;

/** Asks in time whether somebody still works here, and says when the working day's session ends for good. */
export function SessionEnding({ session }: { readonly session: StaffSession }) {
  const { t } = useTranslation(['shell', 'common']);
  const api = useApi();
  const queries = useQueryClient();
  const spanText = useSpanText();
  const [now, setNow] = useState(() => performance.now());
  const [seenFor, setSeenFor] = useState<number>();
  useEffect(() => {
    const ticking = setInterval(() => setNow(performance.now()), TICK_MS);
    return () => clearInterval(ticking);
  }, []);

  const isFinal = session.expiresAt <= session.idleAt;
  const leftMs = Math.min(session.idleAt, session.expiresAt) - now;
  const isDismissed = isFinal && seenFor === session.expiresAt;
  const stay = async (): Promise<void> => {
    if (isFinal) return setSeenFor(session.expiresAt);
    // Any call is a sign of life; this is the cheapest that every role may make.
    await api.listCases({ query: { limit: 1 } });
    await queries.invalidateQueries({ queryKey: SESSION_KEY });
  };
  return (
    <Modal
      opened={leftMs < WARN_MS && !isDismissed}
      onClose={() => void stay()}
      title={t('ending.title')}
      withCloseButton={false}
      centered
    >
      <Text role="alert">
        {t(isFinal ? 'ending.absolute' : 'ending.idle', { span: spanText(spanOf(Math.max(leftMs, 0))) })}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={() => void signOut()}>
          {t('ending.leave')}
        </Button>
        <Button onClick={() => void stay()} data-autofocus>
          {isFinal ? t('common:close') : t('ending.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
