/** All settings, parsed once at boot from the environment; all problems are printed together. */
import { z } from 'zod';

const byteSize = z.coerce.number().int().min(1024);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

export const configSchema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Where a process with the role `worker` serves its health and metrics. 0: any free port. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65_535).default(3001),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The public base URL, without a trailing slash. Default: http://HOST:PORT. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Separates installations that share a Redis. */
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/i, 'Use letters, digits, - and _ only')
    .default('hookline'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  /** At least 32 characters. Generated into DATA_DIR when unset. */
  SECRET_KEY: z.string().min(32).optional(),
  /** Hosts or CIDR ranges that nodes may reach although they are private, separated by commas. */
  OUTBOUND_ALLOW: list.default([]),
  /** How many runs a worker process works on at a time; each may execute up to 50 steps at once. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(100),
  /** How long events and runs are kept, in days; deleted in whole weeks. 0: for ever. */
  RETENTION_DAYS: z.coerce.number().int().min(0).max(3650).default(30),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** The maximum body size at a trigger URL, in bytes. */
  MAX_EVENT_BYTES: byteSize.default(5 * 1024 * 1024),
  /** The limit of events per trigger and minute in one process; beyond it, requests get a 429. 0: unlimited. */
  EVENTS_PER_MINUTE: z.coerce.number().int().min(0).default(0),
  /** Reverse proxies in front: how many hops of X-Forwarded-For to trust. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Whether each process with the role `api` requests its own PUBLIC_URL once a day, and logs when it fails. */
  SELF_PROBE: z.enum(['off', 'on']).default('off'),
});

export type Settings = z.output<typeof configSchema>;
