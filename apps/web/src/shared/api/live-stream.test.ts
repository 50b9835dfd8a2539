import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLiveStream, type EventSourceLike } from './live-stream.js';

/** As much of an EventSource as the stream uses; the browser's own needs a server. */
class FakeSource implements EventSourceLike {
  static opened: FakeSource[] = [];
  readyState = 0;
  readonly #listeners = new Map<string, ((event: { data?: unknown }) => void)[]>();

  constructor(readonly url: string) {
    FakeSource.opened.push(this);
  }
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }
  close(): void {
    this.readyState = 2;
  }
  emit(type: string, data?: unknown): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data });
  }
}

const message = {
  runs: [{ id: 'r1', workflowId: 'w1', status: 'running' }],
  events: [],
  workflows: [],
  truncated: false,
};

beforeEach(() => {
  vi.useFakeTimers();
  FakeSource.opened = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the live stream', () => {
  const start = () => {
    const stream = createLiveStream('/live', (url) => new FakeSource(url));
    const states: string[] = [];
    stream.onState(() => states.push(stream.state()));
    stream.open();
    return { stream, states };
  };

  test('is connecting, then live', () => {
    const { states } = start();
    FakeSource.opened[0]?.emit('open');
    expect(states).toEqual(['connecting', 'live']);
  });

  test('hands on what fits the contract, and passes over what does not', () => {
    const { stream } = start();
    const got: unknown[] = [];
    stream.onMessage((each) => got.push(each));
    FakeSource.opened[0]?.emit('message', JSON.stringify(message));
    FakeSource.opened[0]?.emit('message', '{"runs":1}');
    FakeSource.opened[0]?.emit('message', 'not json');
    expect(got).toEqual([message]);
  });

  test('says it is off while the browser reconnects, and live after', () => {
    const { states } = start();
    FakeSource.opened[0]?.emit('open');
    FakeSource.opened[0]?.emit('error');
    FakeSource.opened[0]?.emit('open');
    expect(states).toEqual(['connecting', 'live', 'off', 'live']);
    expect(FakeSource.opened).toHaveLength(1);
  });

  test('reopens after three seconds when the browser has given up', () => {
    start();
    FakeSource.opened[0]?.close();
    FakeSource.opened[0]?.emit('error');
    vi.advanceTimersByTime(2999);
    expect(FakeSource.opened).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(FakeSource.opened).toHaveLength(2);
  });

  test('stays closed once it is closed', () => {
    const { stream } = start();
    FakeSource.opened[0]?.close();
    FakeSource.opened[0]?.emit('error');
    stream.close();
    vi.advanceTimersByTime(10_000);
    expect(FakeSource.opened).toHaveLength(1);
    expect(stream.state()).toBe('off');
  });
});
