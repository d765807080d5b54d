import classes from './bar-list.module.css';
import type { Tone } from './tones.ts';

interface Part {
  readonly tone: Tone;
  readonly value: number;
}

export interface Bar {
  readonly key: string;
  readonly label: string;
  /** The sum of the parts as it is written. */
  readonly text: string;
  /** From the start on, one beside the other. */
  readonly parts: readonly Part[];
}

interface Props {
  readonly bars: readonly Bar[];
  /** Labels that are sentences stand above their bars. */
  readonly hasLongLabels?: boolean;
}

const WIDTH = 100;
const HEIGHT = 10;

/**
 * Bars that lie below each other, the longest as wide as there is room. Label and number are text; the drawing only repeats
 * them. SVG rather than boxes with a background: browsers print it.
 */
export function BarList({ bars, hasLongLabels = false }: Props) {
  const longest = Math.max(1, ...bars.map(({ parts }) => sumOf(parts)));
  return (
    <dl className={classes['root']} data-long={hasLongLabels}>
      {bars.map(({ key, label, text, parts }) => (
        <div key={key} className={classes['row']}>
          <dt>{label}</dt>
          <dd>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
              <rect className={classes['whole']} width={WIDTH} height={HEIGHT} />
              {placed(parts).map(({ tone, from, value }) => (
                <rect
                  key={tone}
                  data-tone={tone}
                  x={(WIDTH * from) / longest}
                  width={(WIDTH * value) / longest}
                  height={HEIGHT}
                />
              ))}
              {placed(parts)
                .filter(({ from, value }) => from > 0 && value > 0)
                .map(({ tone, from }) => (
                  <path key={tone} className={classes['seam']} d={`M${(WIDTH * from) / longest} 0v${HEIGHT}`} />
                ))}
            </svg>
            <span className="number">{text}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const sumOf = (parts: readonly Part[]): number => parts.reduce((sum, { value }) => sum + value, 0);

/** Each part with where it begins. */
const placed = (parts: readonly Part[]) =>
  parts.map(({ tone, value }, index) => ({ tone, value, from: sumOf(parts.slice(0, index)) }));
