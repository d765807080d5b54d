import { Counter, Gauge, type Registry } from 'prom-client';

/** What ops see of event streams. */
export interface StreamMetrics {
  readonly open: { inc(): void; dec(): void };
  readonly dropped: { inc(): void };
}

export const createStreamMetrics = (registry: Registry): StreamMetrics => ({
  open: new Gauge({
    name: 'tirkeu_event_streams_open',
    help: 'Event streams that are open now.',
    registers: [registry],
  }),
  dropped: new Counter({
    name: 'tirkeu_event_streams_dropped_total',
    help: 'Event streams that were broken off because their reader was too slow; readers come back by themselves.',
    registers: [registry],
  }),
});
