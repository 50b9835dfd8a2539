/**
 * Reads a body into memory within two bounds: of this body, and of all that are being received at the same time, so that
 * many slow senders cannot fill the memory between them.
 */
import type { IncomingMessage } from 'node:http';

export interface BodyBounds {
  /** Of one body, in bytes. */
  readonly maxBytes: number;
  /** Of all bodies under way, in bytes. */
  readonly maxBytesTogether: number;
}

/**
 * Many senders listen only once they have sent everything: were the connection closed before, they would not learn why. So
 * much of what is refused is read and thrown away; beyond it the connection is cut.
 */
const MAX_READ_AWAY = 16 * 1024 * 1024;

type Done = (error: Error | null, body?: Buffer) => void;

/**
 * @returns a reader that counts what its bodies take together. It fails with `statusCode` 413, 503 or 400, at once; the rest
 * of a body that {@link isReadAway} is still being read then.
 */
export function bodyReader({ maxBytes, maxBytesTogether }: BodyBounds): (payload: IncomingMessage, done: Done) => void {
  let together = 0;
  return (payload, done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (error: Error | null): void => {
      payload.off('data', take).off('end', finish).off('error', fail).off('close', abort);
      together -= size;
      if (error) done(error);
      else done(null, Buffer.concat(chunks, size));
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      together += chunk.length;
      if (size > maxBytes) refuse(413, 'The request is too large.');
      else if (together > maxBytesTogether) refuse(503, 'Too much is being received at once.');
    };
    const refuse = (statusCode: number, message: string): void => {
      readAway(payload);
      end(failure(statusCode, message, true));
    };
    const finish = (): void => end(null);
    const fail = (error: Error): void => end(failure(400, error.message));
    const abort = (): void => end(failure(400, 'The connection ended before the request did.'));
    const declared = declaredSize(payload);
    if (declared > MAX_READ_AWAY) return done(failure(413, 'The request is too large.'));
    if (declared > maxBytes) return refuse(413, 'The request is too large.');
    payload.on('data', take).on('end', finish).on('error', fail).on('close', abort);
  };
}

const declaredSize = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

function readAway(payload: IncomingMessage): void {
  let left = MAX_READ_AWAY;
  payload.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) payload.destroy();
  });
}

/** As Fastify's own reader fails, so that it is told to the caller in the same way. */
const failure = (statusCode: number, message: string, readsAway = false): Error =>
  Object.assign(new Error(message), { name: 'FastifyError', statusCode, readsAway });

/** Whether the rest of the body that failed so is being thrown away, so that its connection can stay. */
export const isReadAway = (error: Error): boolean => 'readsAway' in error && error.readsAway === true;
