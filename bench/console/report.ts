import { median, quantile } from '../measure.ts';
import type { Look } from './screens.ts';

export interface Measured {
  readonly user: string;
  readonly screen: string;
  readonly looks: readonly Look[];
}

const ms = (value: number): string => value.toFixed(0).padStart(7);
const times = (value: number): string => `${value.toFixed(1)}×`.padStart(7);

/** Each screen beside the api's answers to the same questions. On a shared machine only the ratios mean anything. */
export function report(measured: readonly Measured[], cases: number): string {
  const width = Math.max(...measured.map(({ user, screen }) => user.length + screen.length)) + 3;
  const lines = measured.map(({ user, screen, looks }) => {
    const [seen, answers] = [looks.map(({ screenMs }) => screenMs), looks.map(({ answersMs }) => answersMs)];
    const [seen50, seen95, answers50, answers95] = [
      median(seen),
      quantile(seen, 0.95),
      median(answers),
      quantile(answers, 0.95),
    ];
    const what = `${user}: ${screen}`.padEnd(width);
    return [what, ms(seen50), ms(seen95), ms(answers50), ms(answers95), times(seen50 / answers50)].join(' ');
  });
  const head = ['', 'seen', '95 %', 'answers', '95 %', 'ratio'].map((name, at) =>
    at === 0 ? name.padEnd(width) : name.padStart(7),
  );
  return `\n${cases} cases in the store; milliseconds, median and 95th of ${measured[0]?.looks.length ?? 0}\n${[head.join(' '), ...lines].join('\n')}\n`;
}
