// Counts for the machine that watches the machine: requests by route pattern and status, and the process itself. Nobody is counted.
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export type Request = {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
};

export const createMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'barometer_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'barometer_request_seconds',
    help: 'Time to answer',
    labelNames: ['route'],
    buckets: [0.01, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return {
    observe: ({ method, route, status, seconds: took }: Request): void => {
      requests.inc({ method, route, status });
      seconds.observe({ route }, took);
    },
    /** In the text format of Prometheus. */
    text: (): Promise<string> => registry.metrics(),
  };
};

export type Metrics = ReturnType<typeof createMetrics>;
