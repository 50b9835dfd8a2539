import { startReceiver, type Receiver, type ReceiverAnswer } from '@hookline/testing';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { SelfProbe } from '../../src/modules/health/index.js';

const closers: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** @returns what the log says. */
async function probe(publicUrl: string): Promise<string[]> {
  const lines: string[] = [];
  const logger = pino(
    { level: 'debug' },
    { write: (line) => void lines.push((JSON.parse(line) as { msg: string }).msg) },
  );
  const self = new SelfProbe({ settings: { PUBLIC_URL: publicUrl, OUTBOUND_ALLOW: [] }, logger });
  closers.push(() => self.onApplicationShutdown());
  await self.probe();
  return lines;
}

async function answering(answer: ReceiverAnswer): Promise<Receiver> {
  const receiver = await startReceiver(() => answer);
  closers.push(() => receiver.close());
  return receiver;
}

test.each([
  ['is content when it answers itself', { body: '{"status":"ok"}' }, 'PUBLIC_URL responds'],
  ['tells the log of an error there', { status: 502, body: 'Bad gateway' }, 'The answer there is 502.'],
  ['tells the log that somebody else answers', { body: '<html>' }, 'Something else answers there.'],
])('%s', async (_, answer, said) => {
  const { url, received } = await answering(answer);
  expect(await probe(url)).toEqual([expect.stringContaining(said)]);
  expect(received.map(({ path }) => path)).toEqual(['/health/live']);
});

test('tells the log in words that nobody answers', async () => {
  const receiver = await startReceiver();
  await receiver.close();
  const said = /^This Hookline does not answer at PUBLIC_URL \(http.*\): .*Senders may not reach its triggers either/;
  expect(await probe(receiver.url)).toEqual([expect.stringMatching(said)]);
});
