import { Stack, Text, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './message-state.module.css';

interface Props {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** `1` where it is the whole page. */
  readonly level?: 1 | 2;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Where something would stand and nothing does: what that means, and what can be done. */
export const MessageState = ({ icon: Icon, title, text, level = 2, children }: Props) => (
  <Stack className={classes['root']} align="center" gap="xs">
    <Icon className={classes['icon']} size={36} strokeWidth={1.25} aria-hidden="true" />
    <Title order={level} size="h3" ta="center">
      {title}
    </Title>
    <Text c="dimmed" ta="center" maw="34rem">
      {text}
    </Text>
    {children}
  </Stack>
);
