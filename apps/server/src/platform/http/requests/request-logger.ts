import type { Logger } from 'pino';

/**
 * The log of Fastify and its plugins. A client that leaves before it has its response is no error of ours, but the plugin that
 * compresses logs the connection's end as one.
 */
export function requestLogger(logger: Logger): Logger {
  const own = logger.child({});
  own.error = (...given: [object: unknown, message?: string]): void => {
    if (hasLeft(given[0])) logger.debug({ err: given[0] }, 'A client left before it had its response');
    else logger.error(...given);
  };
  return own;
}

/** `premature close` is what the older of two libraries calls it. */
const hasLeft = (error: unknown): boolean =>
  error instanceof Error &&
  (error.message === 'premature close' || ('code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'));
