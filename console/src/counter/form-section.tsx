import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './form-section.module.css';

interface Props {
  readonly number: number;
  readonly title: string;
  readonly children: ReactNode;
}

/** One question of the form, with its number. */
export function FormSection({ number, title, children }: Props) {
  const id = useId();
  return (
    <section className={classes['root']} aria-labelledby={id}>
      <Title order={2} id={id} className={classes['title']}>
        <span className={classes['number']} aria-hidden="true">
          {number}
        </span>
        {title}
      </Title>
      <div className={classes['content']}>{children}</div>
    </section>
  );
}
