import type { LiveMessage } from '@hookline/contracts';
import type { WebhookResponse } from '@hookline/node-kit';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AwaitingRun, ResponseOutcome } from './find-responses.js';
import { ResponseWaiter, type ResponseWaiterDeps, type WaitOptions } from './response-waiter.js';

const THANKS: WebhookResponse = { status: 201, headers: [['x-a', 'b']], body: 'thanks' };
const respond: WaitOptions = { mode: 'respond', withinMs: 10_000 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A waiter with the rows it finds, its recorded polls, and a bus that the test controls. */
function setUp(parts: Partial<ResponseWaiterDeps> = {}) {
  const outcomes = new Map<string, ResponseOutcome>();
  const looks: string[][] = [];
  const listeners = new Set<(message: LiveMessage) => void>();
  const waiter = new ResponseWaiter({
    find: async (awaited) => {
      looks.push(awaited.map(({ eventId }) => eventId));
      return awaited.map(({ eventId }) => outcomes.get(eventId));
    },
    live: {
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    logger: pino({ level: 'silent' }),
    ...parts,
  });
  const say = (message: Partial<LiveMessage>): void => {
    for (const listener of listeners) listener({ runs: [], events: [], workflows: [], truncated: false, ...message });
  };
  const told: [string, WebhookResponse | undefined][] = [];
  const wait = (name: string, options: WaitOptions = respond): void =>
    void waiter.wait(`run ${name}`, name, options).then((answer) => told.push([name, answer]));
  return { waiter, wait, told, outcomes, looks, say, listeners };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const runMoved = (name: string): Partial<LiveMessage> => ({
  runs: [{ id: `run ${name}`, workflowId: 'w', status: 'succeeded' }],
});
const eventMoved = (name: string): Partial<LiveMessage> => ({
  events: [{ id: name, workflowId: 'w', verdict: 'run' }],
});

describe('a sender that waits', () => {
  test('gets an answer that is there already, or comes within moments', async () => {
    const { wait, told, outcomes } = setUp();
    outcomes.set('a', { response: THANKS });
    wait('a');
    await pass(50);
    expect(told).toEqual([['a', THANKS]]);
  });

  test.each([
    ['its event', eventMoved('a')],
    ['its run', runMoved('a')],
    ['more than fits a message', { truncated: true }],
  ])('gets it when the bus tells of %s', async (_, message) => {
    const { wait, told, outcomes, say, looks } = setUp();
    wait('a');
    await pass(300);
    outcomes.set('a', { response: THANKS });
    say(eventMoved('b'));
    await pass(100);
    expect([told, looks]).toEqual([[], [['a']]]);
    say(message);
    await pass(0);
    expect(told).toEqual([['a', THANKS]]);
  });

  test('gets it within a second when the bus has lost the message', async () => {
    const { wait, told, outcomes } = setUp();
    wait('a');
    await pass(500);
    outcomes.set('a', { response: THANKS });
    await pass(600);
    expect(told).toEqual([['a', THANKS]]);
  });

  test('is told at once when there will be no answer', async () => {
    const { wait, told, outcomes } = setUp();
    outcomes.set('a', { response: undefined });
    wait('a');
    await pass(50);
    expect(told).toEqual([['a', undefined]]);
  });

  test('waits no longer than it was told to', async () => {
    const { wait, told, looks } = setUp();
    wait('a', { mode: 'respond', withinMs: 3000 });
    await pass(2999);
    expect(told).toEqual([]);
    await pass(1);
    expect(told).toEqual([['a', undefined]]);
    expect(looks).toHaveLength(3);
  });

  test('is forgotten when it hangs up', async () => {
    const { wait, told, looks } = setUp();
    const connection = new AbortController();
    wait('a', { ...respond, signal: connection.signal });
    await pass(10);
    connection.abort();
    await pass(5000);
    expect([told, looks]).toEqual([[['a', undefined]], []]);
    wait('b', { ...respond, signal: connection.signal });
    await pass(0);
    expect(told.at(-1)).toEqual(['b', undefined]);
  });

  test('is told at once when too many wait already, and waits when one of them has left', async () => {
    const { wait, told } = setUp({ maxWaiting: 2 });
    wait('a', { ...respond, withinMs: 100 });
    wait('b');
    wait('c');
    await pass(0);
    expect(told).toEqual([['c', undefined]]);
    await pass(100);
    wait('d');
    await pass(100);
    expect(told).toEqual([
      ['c', undefined],
      ['a', undefined],
    ]);
  });

  test('is told when the process stops', async () => {
    const { waiter, wait, told, listeners } = setUp();
    wait('a');
    waiter.close();
    wait('b');
    await pass(0);
    expect(told).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
    expect(listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('looking for answers', () => {
  test('asks once for all who wait, once a second, and for nobody not at all', async () => {
    const { wait, looks, say } = setUp();
    for (let index = 0; index < 500; index++) wait(`${index}`, { mode: 'last-step', withinMs: 5000 });
    await pass(4900);
    expect(looks.map((asked) => asked.length)).toEqual([500, 500, 500, 500, 500]);
    await pass(100);
    say({ truncated: true });
    await pass(60_000);
    expect(looks).toHaveLength(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('takes one look at a time, and another one for what was heard meanwhile', async () => {
    const ends: ((outcomes: ResponseOutcome[]) => void)[] = [];
    const asked: (readonly AwaitingRun[])[] = [];
    const find = (awaited: readonly AwaitingRun[]) => {
      asked.push(awaited);
      return new Promise<ResponseOutcome[]>((resolve) => ends.push(resolve));
    };
    const { wait, told, say } = setUp({ find });
    wait('a');
    await pass(40);
    wait('b');
    say(eventMoved('a'));
    say(eventMoved('b'));
    await pass(5000);
    expect(asked).toHaveLength(1);
    ends[0]?.([undefined]);
    await pass(0);
    expect(asked.map((each) => each.map(({ eventId }) => eventId))).toEqual([['a'], ['a', 'b']]);
    ends[1]?.([{ response: THANKS }, undefined]);
    await pass(0);
    expect(told).toEqual([['a', THANKS]]);
    await pass(999);
    expect(asked).toHaveLength(2);
    await pass(1);
    expect(asked).toHaveLength(3);
  });

  test('goes on after a look that failed', async () => {
    let isDown = true;
    const find = async () => {
      if (isDown) throw new Error('the database is away');
      return [{ response: THANKS }];
    };
    const { wait, told } = setUp({ find });
    wait('a');
    await pass(3000);
    isDown = false;
    await pass(1000);
    expect(told).toEqual([['a', THANKS]]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
