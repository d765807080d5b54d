import { Button, Text, Title } from '@mantine/core';
import { ChartColumn, Table2 } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './figure.module.css';

interface Props {
  readonly title: string;
  readonly lead: string;
  /** `false`: there is nothing to draw, and that is said. */
  readonly chart: Exclude<ReactNode, boolean> | false;
  readonly table: ReactNode;
  /** Beside two others. */
  readonly isTall?: boolean;
}

/** A chart and its table: one of them on the screen, both on paper. */
export function Figure({ title, lead, chart, table, isTall = false }: Props) {
  const { t } = useTranslation(['overview', 'common']);
  const [isTable, setTable] = useState(false);
  const headingId = useId();
  const Icon = isTable ? ChartColumn : Table2;
  return (
    <section className={classes['root']} aria-labelledby={headingId} data-tall={isTall}>
      <div className={classes['head']}>
        <div>
          <Title order={2} id={headingId}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {lead}
          </Text>
        </div>
        {chart !== false && (
          <Button
            className="not-printed"
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-describedby={headingId}
            leftSection={<Icon size={15} aria-hidden="true" />}
            onClick={() => setTable(!isTable)}
          >
            {t(isTable ? 'asChart' : 'asTable')}
          </Button>
        )}
      </div>
      {chart === false ? (
        <Text c="dimmed" py="lg" ta="center">
          {t('nothing')}
        </Text>
      ) : (
        <>
          <div className={classes['view']} data-shown={!isTable}>
            {chart}
          </div>
          <div className={classes['view']} data-shown={isTable}>
            {table}
          </div>
        </>
      )}
    </section>
  );
}
