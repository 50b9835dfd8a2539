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

type Done = (error: Error | null, body?: Buffer) => void;

/** @returns a reader that counts what its bodies take together. It fails with `statusCode` 413, 503 or 400. */
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
      if (size > maxBytes) end(failure(413, 'The request is too large.'));
      else if (together > maxBytesTogether) end(failure(503, 'Too much is being received at once.'));
    };
    const finish = (): void => end(null);
    const fail = (error: Error): void => end(failure(400, error.message));
    const abort = (): void => end(failure(400, 'The connection ended before the request did.'));
    if (declaredSize(payload) > maxBytes) return done(failure(413, 'The request is too large.'));
    payload.on('data', take).on('end', finish).on('error', fail).on('close', abort);
  };
}

const declaredSize = ({ headers }: IncomingMessage): number => Number(headers['content-length'] ?? 0);

/** As Fastify's own reader fails, so that it is told to the caller in the same way. */
const failure = (statusCode: number, message: string): Error =>
  Object.assign(new Error(message), { name: 'FastifyError', statusCode });
