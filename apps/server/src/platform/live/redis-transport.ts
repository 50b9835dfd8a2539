import { once } from 'node:events';
import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from 'pino';
import type { LiveReceiver, LiveTransport } from './live-bus.js';

/** A message is worth little memory, whatever the transport allows. */
const MAX_BYTES = 1024 * 1024;

/** Pub/sub on two connections of its own, which ioredis reopens by itself. */
export async function connectRedis(
  url: string,
  receiver: LiveReceiver,
  logger: Logger,
  prefix = 'hookline',
): Promise<LiveTransport> {
  const channel = `${prefix}:live`;
  // A text that cannot be sent now is worthless later, so none is queued for the connection.
  const publisher = new Redis(url, { ...OPTIONS, enableOfflineQueue: false });
  const subscriber = new Redis(url, { ...OPTIONS, autoResubscribe: true });
  const opened = [once(publisher, 'ready'), once(subscriber, 'ready')];
  for (const connection of [publisher, subscriber]) {
    connection.on('error', (error: Error) =>
      logger.debug({ err: error }, 'The Redis connection for live messages failed'),
    );
  }
  try {
    await Promise.all(opened);
  } catch (error) {
    publisher.disconnect();
    subscriber.disconnect();
    throw error;
  }
  subscriber.on('message', (_channel, text) => receiver.receive(text));
  await subscriber.subscribe(channel);
  subscriber.on('ready', () => receiver.reconnected());

  return {
    maxBytes: MAX_BYTES,
    async send(text) {
      await publisher.publish(channel, text);
    },
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

const OPTIONS = {
  maxRetriesPerRequest: 0,
  retryStrategy: (times: number) => Math.min(times * 100, 5000),
} satisfies RedisOptions;
