/**
 * The stream of live messages of this tab. It reconnects by itself (EventSource does, except after an HTTP error), and
 * reports when it is off, so that no screen looks live while it is not.
 */
import { liveMessage, type LiveMessage } from '@hookline/contracts';

export type LiveState = 'connecting' | 'live' | 'off';
type MessageListener = (message: LiveMessage) => void;

export interface LiveStream {
  state(): LiveState;
  onState(listener: () => void): () => void;
  onMessage(listener: MessageListener): () => void;
  open(): void;
  close(): void;
}

/** The part of EventSource that is used. */
export interface EventSourceLike {
  readonly readyState: number;
  addEventListener(type: 'open' | 'message' | 'error', listener: (event: { data?: unknown }) => void): void;
  close(): void;
}

const RETRY_MS = 3000;
const CLOSED = 2;

export function createLiveStream(
  url = '/api/v1/live',
  connect: (url: string) => EventSourceLike = (address) => new EventSource(address),
): LiveStream {
  const stateListeners = new Set<() => void>();
  const messageListeners = new Set<MessageListener>();
  let state: LiveState = 'off';
  let source: EventSourceLike | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const become = (next: LiveState): void => {
    if (next === state) return;
    state = next;
    for (const listener of stateListeners) listener();
  };
  const close = (): void => {
    clearTimeout(retry);
    source?.close();
    source = null;
    become('off');
  };
  const open = (): void => {
    if (source !== null) return;
    const current = connect(url);
    source = current;
    if (state === 'off') become('connecting');
    current.addEventListener('open', () => become('live'));
    current.addEventListener('message', (event) => {
      const message = readMessage(event.data);
      if (message !== null) for (const listener of messageListeners) listener(message);
    });
    current.addEventListener('error', () => {
      become('off');
      if (current.readyState !== CLOSED) return;
      source = null;
      retry = setTimeout(open, RETRY_MS);
    });
  };

  return {
    state: () => state,
    onState: (listener) => subscribe(stateListeners, listener),
    onMessage: (listener) => subscribe(messageListeners, listener),
    open,
    close,
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function readMessage(data: unknown): LiveMessage | null {
  try {
    return liveMessage.safeParse(JSON.parse(String(data))).data ?? null;
  } catch {
    return null; // A comment or keep-alive of a proxy.
  }
}
