/**
 * Notifies every open screen of changes, across processes. Publications within a tenth of a second become one message;
 * a lost one only makes a screen stale for a moment, so no caller waits for it.
 */
import { liveMessage, type LiveMessage } from '@hookline/contracts';
import type { Logger } from 'pino';
import { token } from '../injection/token.js';
import { LiveBatch } from './live-batch.js';
import { splitMessage } from './split-message.js';

export interface LiveBus {
  /** Returns at once; the message leaves within 100 ms. */
  publish(message: Partial<LiveMessage>): void;
  /** Also receives this process's own messages. @returns a function that unsubscribes. */
  subscribe(listener: (message: LiveMessage) => void): () => void;
  /** Sends what is pending, then closes the connections. */
  close(): Promise<void>;
}

/** Token for injecting the bus. */
export const LIVE_BUS = token<LiveBus>('LiveBus');

/** Carries texts to every process, this one included. */
export interface LiveTransport {
  /** The maximum text size in bytes. */
  readonly maxBytes: number;
  /** @throws when the connection is down; the text is lost. */
  send(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Callbacks from a transport to the bus. */
export interface LiveReceiver {
  receive(text: string): void;
  /** The connection is back after a loss: texts may be lost in both directions. */
  reconnected(): void;
}

const WINDOW_MS = 100;
const EVERYTHING_MOVED: LiveMessage = { runs: [], events: [], workflows: [], truncated: true };

/** @param connect opens the transport; resolves when texts flow. */
export async function createLiveBus(
  connect: (receiver: LiveReceiver) => Promise<LiveTransport>,
  logger: Logger,
): Promise<LiveBus> {
  const listeners = new Set<(message: LiveMessage) => void>();
  const batch = new LiveBatch();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const transport = await connect({
    receive: (text) => {
      const message = readMessage(text);
      for (const listener of listeners) listener(message);
    },
    reconnected: () => publish(EVERYTHING_MOVED),
  });

  let sending = Promise.resolve();

  /** One at a time: changes during a send leave with the next message. */
  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    sending = sending.then(sendGathered);
    return sending;
  }

  async function sendGathered(): Promise<void> {
    const message = batch.take();
    if (message === undefined) return;
    try {
      for (const text of splitMessage(message, transport.maxBytes)) await transport.send(text);
    } catch (error) {
      logger.debug({ err: error }, 'A live message was lost: its connection is down');
    }
  }

  function publish(message: Partial<LiveMessage>): void {
    batch.add(message);
    timer ??= setTimeout(() => void flush(), WINDOW_MS);
  }

  return {
    publish,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await flush();
      listeners.clear();
      await transport.close();
    },
  };
}

/**
 * During a rolling update another release may use another format: an unreadable message means that something changed.
 */
function readMessage(text: string): LiveMessage {
  return liveMessage.safeParse(safeJson(text)).data ?? EVERYTHING_MOVED;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema rejects it
  }
}
