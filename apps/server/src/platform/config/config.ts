/** Every setting, parsed once at boot from the environment; all problems are printed together. */
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
  HOST: z.string().min(1).default('127.0.0.1'),
  /** The address senders and browsers use, without a slash at the end. Default: http://HOST:PORT. */
  PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Keeps installations that share a Redis apart. */
  REDIS_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,40}$/i, 'Use letters, digits, - and _ only')
    .default('hookline'),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  /** At least 32 characters. Generated into DATA_DIR when unset. */
  SECRET_KEY: z.string().min(32).optional(),
  /** Hosts or CIDR ranges that nodes may reach although they are private, separated by commas. */
  OUTBOUND_ALLOW: list.default([]),
  /** How many steps one worker process runs at the same time. */
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(1000).default(100),
  /** How long events and runs are kept, in days; whole weeks go at once. 0: for ever. */
  RETENTION_DAYS: z.coerce.number().int().min(0).max(3650).default(30),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Largest request taken at a trigger URL, in bytes. */
  MAX_EVENT_BYTES: byteSize.default(5 * 1024 * 1024),
  /** Events of one trigger that one process takes in a minute; more are answered 429. 0: any number. */
  EVENTS_PER_MINUTE: z.coerce.number().int().min(0).default(0),
  /** Reverse proxies in front: how many hops of X-Forwarded-For to believe. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  /** Whether each process with the role `api` asks its own PUBLIC_URL once a day, and tells the log when it is not there. */
  SELF_PROBE: z.enum(['off', 'on']).default('off'),
});

export type Settings = z.output<typeof configSchema>;
