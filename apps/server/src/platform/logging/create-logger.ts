/**
 * The process's log: one JSON object per line, or short lines on a terminal. Redacts secrets by field name, three
 * levels deep.
 */
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { token } from '../injection/token.js';
import { readableLines } from './readable-lines.js';

export interface LoggerOptions {
  readonly level: Level | 'silent';
  /** Short lines for people instead of JSON. Default: when stdout is a terminal. */
  readonly readable?: boolean;
  /** Default: stdout. */
  readonly destination?: DestinationStream;
}

/** Token for injecting the {@link Logger}. */
export const LOGGER = token<Logger>('Logger');

export function createLogger({ level, readable, destination }: LoggerOptions): Logger {
  const sink = destination ?? pino.destination({ dest: 1, sync: true });
  const forPeople = readable ?? (destination === undefined && process.stdout.isTTY);
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    },
    forPeople ? readableLines(sink) : sink,
  );
}

const SECRET_FIELDS = [
  'authorization',
  'Authorization',
  'cookie',
  'Cookie',
  '["set-cookie"]',
  'password',
  'secret',
  'key',
  'token',
  'webhookUrl',
];

const REDACTED_PATHS = SECRET_FIELDS.flatMap((field) => {
  const step = field.startsWith('[') ? field : `.${field}`;
  return [field, `*${step}`, `*.*${step}`];
});
