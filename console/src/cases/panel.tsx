import { Skeleton, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface Props {
  readonly title: string;
  readonly lead?: string;
  /** At the other end of the title's line. */
  readonly aside?: ReactNode;
  readonly className?: string | undefined;
  /** While what belongs here is on its way: something of the same shape. */
  readonly isBusy?: boolean;
  readonly id?: string;
  readonly children: ReactNode;
}

const LINES = ['80%', '60%', '70%'];

/** One matter of a case, with its heading. */
export function Panel({ title, lead, aside, className = '', isBusy = false, id, children }: Props) {
  const headingId = useId();
  return (
    <section
      className={`${classes['root']} ${className}`}
      aria-labelledby={headingId}
      aria-busy={isBusy}
      id={id}
      tabIndex={id === undefined ? undefined : -1}
    >
      <div className={classes['head']}>
        <div>
          <Title order={2} size="h3" id={headingId}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text size="xs" c="dimmed">
              {lead}
            </Text>
          )}
        </div>
        {aside}
      </div>
      {isBusy ? LINES.map((width) => <Skeleton key={width} height={12} width={width} my={10} />) : children}
    </section>
  );
}
