import { type LiveMessage, parseLiveMessage } from './live-message.ts';

const STREAM = '/v1/events';
/** After an answer that the browser gives up on (no permission, no such path): it would not come back by itself. */
const RETRY_MS = 30_000;

interface Listener {
  readonly onMessage: (message: LiveMessage) => void;
  readonly onState: (state: 'on' | 'away') => void;
}

/**
 * Listens until it is told to stop. The browser reconnects by itself and says where it was; where it can't say so, because it
 * never was connected or had given up, what happened meanwhile is missed, which is a reset.
 */
export function connectStream({ onMessage, onState }: Listener): () => void {
  let source: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let knowsItsPlace = false;
  let hasMissed = false;
  const open = (): void => {
    source = new EventSource(STREAM);
    source.addEventListener('open', () => {
      onState('on');
      if (hasMissed) onMessage({ kind: 'reset' });
      hasMissed = false;
      knowsItsPlace = true;
    });
    source.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const message = typeof data === 'string' ? parseLiveMessage(data) : undefined;
      if (message !== undefined) onMessage(message);
    });
    source.addEventListener('error', () => {
      onState('away');
      const hasGivenUp = source?.readyState === EventSource.CLOSED;
      if (hasGivenUp) knowsItsPlace = false;
      if (!knowsItsPlace) hasMissed = true;
      if (hasGivenUp) waiting = setTimeout(open, RETRY_MS);
    });
  };
  open();
  return () => {
    source?.close();
    clearTimeout(waiting);
  };
}
