import { readFileSync } from 'node:fs';

/** Clock ticks of `/proc`: 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** Processor time that a process has used so far, in milliseconds. Linux only; 0 elsewhere. */
export function processorMs(pid: number): number {
  if (process.platform !== 'linux') return 0;
  // The name in parentheses may hold spaces: fields are counted from behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

export type ProcessorTimes = Readonly<Record<string, number>>;

export const readProcessorTimes = (pids: Readonly<Record<string, number>>): ProcessorTimes =>
  Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, processorMs(pid)]));

export const difference = (after: ProcessorTimes, before: ProcessorTimes): ProcessorTimes =>
  Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, ms - (before[name] ?? 0)]));
