import type { LiveMessage } from '@hookline/contracts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createLiveStream, type LiveState, type LiveStream } from './live-stream.js';
import { keys } from './query-keys.js';

const LiveContext = createContext<LiveStream | null>(null);

/** Opens the stream while somebody is logged in, and lets every message mark what it names as out of date. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [stream] = useState(() => createLiveStream());
  const client = useQueryClient();
  useEffect(() => {
    const invalidator = createInvalidator(client);
    let wasLive = false;
    const stops = [
      stream.onMessage(invalidator.moved),
      stream.onState(() => {
        if (stream.state() !== 'live') return;
        // What moved while the stream was off is not told again.
        if (wasLive) void client.invalidateQueries();
        wasLive = true;
      }),
      invalidator.stop,
    ];
    stream.open();
    return () => {
      for (const stop of stops) stop();
      stream.close();
    };
  }, [stream, client]);
  return <LiveContext value={stream}>{children}</LiveContext>;
}

/** Whether what is on screen is live. `off` also means: outside of {@link LiveProvider}. */
export function useLiveState(): LiveState {
  const stream = useContext(LiveContext);
  return useSyncExternalStore(
    (listener) => stream?.onState(listener) ?? (() => undefined),
    () => stream?.state() ?? 'off',
  );
}

/** Calls `listener` with every live message, for screens that react to one themselves (listening, "12 new runs"). */
export function useLiveMessages(listener: (message: LiveMessage) => void): void {
  const stream = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => stream?.onMessage((message) => latest.current(message)), [stream]);
}

/** How often at most the summaries (workflow list, ledger) are read again on a busy system. */
const SUMMARY_MS = 1500;

/** Lists of runs and events are not read again here: they would move under the pointer. Their screens decide. */
function createInvalidator(client: QueryClient): { moved(message: LiveMessage): void; stop(): void } {
  const stale = (queryKey: readonly unknown[]): void => void client.invalidateQueries({ queryKey });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const summaries = (): void => {
    timer = undefined;
    stale(keys.ledger);
    stale(keys.workflows.list);
  };
  return {
    moved(message) {
      for (const run of message.runs) stale(keys.runs.one(run.id));
      for (const event of message.events) stale(keys.events.one(event.id));
      for (const id of message.workflows) stale(keys.workflows.one(id));
      if (message.truncated) {
        stale(['runs', 'one']);
        stale([...keys.events.all, 'one']);
      }
      timer ??= setTimeout(summaries, SUMMARY_MS);
    },
    stop: () => clearTimeout(timer),
  };
}
