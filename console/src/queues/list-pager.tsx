import { Button, Group, Text } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './list-pager.module.css';

interface Props {
  readonly shown: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** The order shows only cases in which somebody has to act. */
  readonly isPart: boolean;
  /** Whether "back" leads to the page that was left, or only to the first one. */
  readonly knowsBefore: boolean;
  readonly onBack: () => void;
  readonly onNext: () => void;
  /** Somebody is about to go on. */
  readonly onNearNext: () => void;
}

/** The end of a page. It has no numbers: a list moves while it is read, and a page begins where the last one ended. */
export function ListPager({ shown, isFirst, isLast, isPart, knowsBefore, onBack, onNext, onNearNext }: Props) {
  const { t } = useTranslation(['queues', 'common']);
  return (
    <div className={classes['root']}>
      <Text size="sm" c="dimmed" role="status">
        {t('shown', { count: shown })} {isFirst && isLast && !isPart ? t('allShown') : isLast ? t('lastPage') : ''}{' '}
        {isPart && `${t('partOnly')} `}
        {t('common:time.zone')}.
      </Text>
      {!(isFirst && isLast) && (
        <Group gap="xs">
          <Button
            variant="default"
            disabled={isFirst}
            leftSection={<ChevronLeft size={16} aria-hidden="true" />}
            onClick={onBack}
          >
            {knowsBefore || isFirst ? t('page.back') : t('page.first')}
          </Button>
          <Button
            variant="default"
            disabled={isLast}
            rightSection={<ChevronRight size={16} aria-hidden="true" />}
            onMouseEnter={onNearNext}
            onFocus={onNearNext}
            onClick={onNext}
          >
            {t('page.next')}
          </Button>
        </Group>
      )}
    </div>
  );
}
