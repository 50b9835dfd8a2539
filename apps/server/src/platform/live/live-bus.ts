/**
 * Tells every open screen what moved, across processes. Many publications within a tenth of a second become one
 * message; one that gets lost costs a screen a moment of staleness and nothing else, so nobody ever waits for it.
 */
import { liveMessage, type LiveMessage } from '@hookline/contracts';
import type { Logger } from 'pino';
import { LiveBatch } from './live-batch.js';
import { splitMessage } from './split-message.js';

export interface LiveBus {
  /** Returns at once; the message leaves within 100 ms. */
  publish(message: Partial<LiveMessage>): void;
  /** Also hears what this process publishes. @returns a function that ends it. */
  subscribe(listener: (message: LiveMessage) => void): () => void;
  /** Sends what still waits, then lets go of the connections. */
  close(): Promise<void>;
}

/** Token for injecting the bus. */
export const LIVE_BUS = Symbol('LiveBus');

/** What carries texts to every process, this one included. */
export interface LiveTransport {
  /** Largest text it takes, in bytes. */
  readonly maxBytes: number;
  /** @throws when the connection is down; the text is lost. */
  send(text: string): Promise<void>;
  close(): Promise<void>;
}

/** What a transport tells the bus. */
export interface LiveReceiver {
  receive(text: string): void;
  /** The connection was away and is back: texts may be lost, ours to others as well as theirs to us. */
  reconnected(): void;
}

const WINDOW_MS = 100;
const EVERYTHING_MOVED: LiveMessage = { runs: [], events: [], workflows: [], truncated: true };

/** @param connect opens the transport; it answers when texts flow. */
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

  /** One at a time: what is gathered while a message is on its way leaves with the next. */
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
      logger.debug({ err: error }, 'A live message is lost: its connection is down');
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

/** Another release may speak otherwise for the minutes of a rolling update; then its news is that something moved. */
function readMessage(text: string): LiveMessage {
  return liveMessage.safeParse(safeJson(text)).data ?? EVERYTHING_MOVED;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // unreadable text is told apart from no text by the schema, which takes neither
  }
}
