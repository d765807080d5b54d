import { Text, Title } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';

interface Props {
  /** The heading, and the beginning of the window's title. */
  readonly title: string;
  /** A sentence beneath it. */
  readonly lead?: ReactNode;
  /** What stands at the other end of the heading's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/**
 * The frame of a screen. After a change of page the focus goes to the heading, so that whoever listens hears where they
 * are, and the next Tab goes on from there; when the site is first opened it stays where browsers begin.
 */
export function Page({ title, lead, actions, children }: Props) {
  const { t } = useTranslation('common');
  const heading = useRef<HTMLHeadingElement>(null);
  const router = useRouter();
  const { pathname, state } = router.state.location;
  const isFirst = state.__TSR_index === 0;
  useEffect(() => {
    if (!isFirst) heading.current?.focus({ preventScroll: true });
  }, [pathname, isFirst]);
  return (
    <div className={classes['root']}>
      <title>{`${title} · ${t('product')}`}</title>
      <div className={classes['head']}>
        <div className={classes['titles']}>
          <Title order={1} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && (
            <Text c="dimmed" mt={4}>
              {lead}
            </Text>
          )}
        </div>
        {actions}
      </div>
      {children}
    </div>
  );
}
