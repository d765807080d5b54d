import { useNow } from '../time/now-context.tsx';

const OFFSET_MS = 5 * 60 * 60_000;

/** The day it is in Kazakhstan (UTC+5), `YYYY-MM-DD`. */
const dayIn = (now: Date): string => new Date(now.getTime() + OFFSET_MS).toISOString().slice(0, 10);

export const useToday = (): string => dayIn(useNow());
