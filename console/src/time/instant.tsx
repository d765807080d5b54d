import { Text } from '@mantine/core';
import { useTimeText } from './use-time-text.ts';

interface Props {
  /** RFC 3339, as the api says it. */
  readonly at: string;
}

/** A day and an hour; the whole of it with its zone on hover, and for programs. */
export function Instant({ at }: Props) {
  const text = useTimeText();
  const instant = new Date(at);
  return (
    <time dateTime={at} title={text.full(instant)}>
      {text.dayAndClock(instant)}
    </time>
  );
}

/** For how long already, and since when. */
export function Since({ at }: Props) {
  const text = useTimeText();
  const instant = new Date(at);
  return (
    <time dateTime={at} title={text.full(instant)}>
      {text.ago(instant)}
      <Text component="span" display="block" size="xs" c="dimmed" className="number">
        {text.dayAndClock(instant)}
      </Text>
    </time>
  );
}
