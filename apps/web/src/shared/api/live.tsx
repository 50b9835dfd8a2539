import type { LiveMessage } from '@hookline/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { createLiveStream, type LiveState, type LiveStream } from './live-stream.js';
import { keys } from './query-keys.js';

const LiveContext = createContext<LiveStream | null>(null);

/** Opens the stream while a user is logged in, and invalidates the queries that a message names. */
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
        // Changes during an interruption are not sent again.
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

/** Whether the stream is connected; `off` outside of {@link LiveProvider}. */
export function useLiveState(): LiveState {
  const stream = useContext(LiveContext);
  return useSyncExternalStore(
    (listener) => stream?.onState(listener) ?? (() => undefined),
    () => stream?.state() ?? 'off',
  );
}

/** Calls `listener` with every live message, for screens that handle them (listening, "12 new runs"). */
export function useLiveMessages(listener: (message: LiveMessage) => void): void {
  const stream = useContext(LiveContext);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => stream?.onMessage((message) => latest.current(message)), [stream]);
}

/** Minimum interval between reloads of the summaries (workflow list, ledger) on a busy system. */
const SUMMARY_MS = 1500;

/** Lists of runs and events are not reloaded here, because rows would move under the pointer; their screens decide. */
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
