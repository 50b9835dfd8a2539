import { once } from 'node:events';
import { createServer, request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { bodyReader, isBeingDrained, type BodyLimits } from './read-body.js';

const MEGABYTE = 1024 * 1024;

const closers: (() => void)[] = [];

afterEach(() => {
  for (const close of closers.splice(0)) close();
});

interface Outcome {
  readonly error: (Error & { statusCode?: number }) | null;
  readonly body: Buffer | undefined;
}

/** A real server with these limits, and each request's outcome in order. */
async function serve(bounds: BodyLimits) {
  const read = bodyReader(bounds);
  const outcomes: Outcome[] = [];
  const waiting: ((outcome: Outcome) => void)[] = [];
  const server = createServer((incoming: IncomingMessage, answer) => {
    read(incoming, (error, body) => {
      const outcome = { error, body };
      const next = waiting.shift();
      if (next) next(outcome);
      else outcomes.push(outcome);
      answer.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  const { port } = server.address() as AddressInfo;
  const open = (headers: Record<string, string> = {}): ClientRequest => {
    const client = request({ port, method: 'POST', headers });
    client.on('error', () => undefined);
    return client;
  };
  const outcome = async (): Promise<Outcome> =>
    outcomes.shift() ?? new Promise<Outcome>((resolve) => waiting.push(resolve));
  return { open, outcome };
}

describe('bodyReader', () => {
  test('gives the exact bytes, in one piece', async () => {
    const { open, outcome } = await serve({ maxBytes: 100, maxTotalBytes: 100 });
    const client = open();
    client.write(Buffer.from([255, 0]));
    client.end(Buffer.from([1]));
    expect(await outcome()).toEqual({ error: null, body: Buffer.from([255, 0, 1]) });
  });

  test('stops at the size of one body, said or sent', async () => {
    const { open, outcome } = await serve({ maxBytes: 10, maxTotalBytes: 100 });
    open({ 'content-length': '11' }).write('x');
    expect((await outcome()).error).toMatchObject({ statusCode: 413 });
    open().end('x'.repeat(11));
    expect((await outcome()).error).toMatchObject({ statusCode: 413 });
  });

  test('reads away what it refused, so that a sender that listens last gets the answer', async () => {
    const { open, outcome } = await serve({ maxBytes: 10, maxTotalBytes: 100 });
    for (const headers of [{ 'content-length': String(MEGABYTE) }, {}]) {
      const client = open(headers);
      const answered = once(client, 'response');
      await new Promise<void>((resolve) => client.write(Buffer.alloc(MEGABYTE), () => resolve()));
      const { error } = await outcome();
      expect([error?.message, error && isBeingDrained(error)]).toEqual(['The request is too large.', true]);
      client.end();
      expect((await answered)[0]).toMatchObject({ statusCode: 200 });
    }
  });

  test('cuts the connection of a sender that never ends', async () => {
    const { open, outcome } = await serve({ maxBytes: 10, maxTotalBytes: 100 });
    const client = open();
    const closed = new Promise((resolve) => client.once('close', resolve));
    const more = (): void => void (client.destroyed || client.write(Buffer.alloc(MEGABYTE), () => setImmediate(more)));
    more();
    expect((await outcome()).error).toMatchObject({ statusCode: 413 });
    await closed;
    const huge = open({ 'content-length': String(17 * MEGABYTE) });
    huge.write('x');
    const { error } = await outcome();
    expect(error && isBeingDrained(error)).toBe(false);
  });

  test('stops when all bodies together are too much, and has room again when they are over', async () => {
    const { open, outcome } = await serve({ maxBytes: 10, maxTotalBytes: 12 });
    const slow = [open({ 'content-length': '10' }), open({ 'content-length': '10' })];
    for (const client of slow) client.write('x'.repeat(8));
    expect((await outcome()).error).toMatchObject({ statusCode: 503 });
    for (const client of slow) client.destroy();
    expect((await outcome()).error).toMatchObject({ statusCode: 400 });
    const later = open();
    later.end('z'.repeat(9));
    expect((await outcome()).body?.toString()).toBe('zzzzzzzzz');
  });
});
