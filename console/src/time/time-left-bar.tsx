import { useTranslation } from 'react-i18next';
import { useNow } from './now-context.tsx';
import { timeLeftOf } from './time-left.ts';
import classes from './time-left-bar.module.css';
import { useSpanText, useTimeText } from './use-time-text.ts';

interface Props {
  /** RFC 3339: when the time began to run. */
  readonly from: string;
  readonly until: string;
  /** What stands above it says already that this is time left. */
  readonly isLabelled?: boolean;
  /** As wide as there is room. */
  readonly isWide?: boolean;
}

const BAR_WIDTH = 100;

/** What is left of a period, in words and as a bar that shrinks. The words say all of it; the bar is for the eye that skims. */
export function TimeLeftBar({ from, until, isLabelled = false, isWide = false }: Props) {
  const { t } = useTranslation('common');
  const spanText = useSpanText();
  const text = useTimeText();
  const { state, share, span } = timeLeftOf(new Date(from), new Date(until), useNow());
  const left = isLabelled ? spanText(span) : t('time.left', { span: spanText(span) });
  const words = state === 'late' ? t('time.overdue', { span: spanText(span) }) : left;
  return (
    <div className={classes['root']} data-state={state} data-wide={isWide || undefined}>
      <time dateTime={until} title={text.full(new Date(until))} className={classes['words']}>
        {words}
      </time>
      <svg className={classes['bar']} viewBox={`0 0 ${BAR_WIDTH} 4`} preserveAspectRatio="none" aria-hidden="true">
        <rect className={classes['whole']} width={BAR_WIDTH} height="4" />
        <rect className={classes['left']} width={state === 'late' ? BAR_WIDTH : share * BAR_WIDTH} height="4" />
      </svg>
    </div>
  );
}
