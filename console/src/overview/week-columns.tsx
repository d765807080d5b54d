import type { Overview } from '../../../client/create-tirkeu-client.ts';
import { useTimeText } from '../time/use-time-text.ts';
import { useFigureText } from './use-figure-text.ts';
import classes from './week-columns.module.css';

interface Props {
  readonly weeks: Overview['weeks'];
  /** What the drawing says, for those who don't see it. */
  readonly label: string;
}

const STEP = 10;
const HEIGHT = 100;
const BAR = { inset: 1.5, width: STEP - 3 };

/** A column for each week: solid up to the median, pale up to the 95th percentile. */
export function WeekColumns({ weeks, label }: Props) {
  const text = useTimeText();
  const figures = useFigureText();
  const highest = Math.max(...weeks.map(({ timeToRegister }) => timeToRegister?.p95Seconds ?? 0));
  const heightOf = (seconds: number): number => (highest === 0 ? 0 : Math.max(1, (HEIGHT * seconds) / highest));
  const [first] = weeks;
  const last = weeks.at(-1);
  return (
    <div className={classes['root']}>
      <span className={classes['highest']}>{figures.duration(highest)}</span>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${weeks.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={classes['columns']}
      >
        {weeks.map(({ from, timeToRegister }, index) => {
          if (timeToRegister === null) return null;
          const x = index * STEP + BAR.inset;
          const [median, p95] = [heightOf(timeToRegister.medianSeconds), heightOf(timeToRegister.p95Seconds)];
          return (
            <g key={from}>
              <rect className={classes['p95']} x={x} y={HEIGHT - p95} width={BAR.width} height={p95} />
              <rect className={classes['median']} x={x} y={HEIGHT - median} width={BAR.width} height={median} />
            </g>
          );
        })}
      </svg>
      <div className={classes['axis']}>
        <span>{first !== undefined && text.day(new Date(first.from))}</span>
        <span>{last !== undefined && text.day(new Date(last.until))}</span>
      </div>
    </div>
  );
}
