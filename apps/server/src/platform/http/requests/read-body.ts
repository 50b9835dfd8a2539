/**
 * Reads a body into memory within two limits: of this body, and of all bodies being received, so that many slow senders
 * together cannot fill the memory.
 */
import type { IncomingMessage } from 'node:http';

export interface BodyLimits {
  /** Per body, in bytes. */
  readonly maxBytes: number;
  /** Of all bodies being received, in bytes. */
  readonly maxTotalBytes: number;
}

/**
 * Many senders read the response only after they have sent everything; if the connection closed before, they would not
 * learn the reason. So much of a refused body is drained; beyond it the connection is cut.
 */
const MAX_DRAINED_BYTES = 16 * 1024 * 1024;

type Done = (error: Error | null, body?: Buffer) => void;

/**
 * @returns a reader that counts the bytes of all its bodies. It fails at once with `statusCode` 413, 503 or 400; the
 * rest of a body that {@link isBeingDrained} is drained after that.
 */
export function bodyReader({ maxBytes, maxTotalBytes }: BodyLimits): (payload: IncomingMessage, done: Done) => void {
  let totalBytes = 0;
  return (payload, done) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const end = (error: Error | null): void => {
      payload.off('data', take).off('end', finish).off('error', fail).off('close', abort);
      totalBytes -= size;
      if (error) done(error);
      else done(null, Buffer.concat(chunks, size));
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      size += chunk.length;
      totalBytes += chunk.length;
      if (size > maxBytes) refuse(413, 'The request is too large.');
      else if (totalBytes > maxTotalBytes) refuse(503, 'Too much is being received at once.');
    };
    const refuse = (statusCode: number, message: string): void => {
      drain(payload);
      end(failure(statusCode, message, true));
    };
    const finish = (): void => end(null);
    const fail = (error: Error): void => end(failure(400, error.message));
    const abort = (): void => end(failure(400, 'The connection ended before the request did.'));
    const declared = declaredSize(payload);
    if (declared > MAX_DRAINED_BYTES) return done(failure(413, 'The request is too large.'));
    if (declared > maxBytes) return refuse(413, 'The request is too large.');
    payload.on('data', take).on('end', finish).on('error', fail).on('close', abort);
  };
}

const declaredSize = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

function drain(payload: IncomingMessage): void {
  let left = MAX_DRAINED_BYTES;
  payload.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) payload.destroy();
  });
}

/** Like the errors of Fastify's own reader, so that the caller gets the same response. */
const failure = (statusCode: number, message: string, drains = false): Error =>
  Object.assign(new Error(message), { name: 'FastifyError', statusCode, drains });

/** Whether the rest of the failed body is being drained, so that its connection can stay open. */
export const isBeingDrained = (error: Error): boolean => 'drains' in error && error.drains === true;
