/**
 * Sends orders at an even pace, to whichever api answers. A try that was not acknowledged is made again, as a new event of
 * the same order: the first may have been stored although its answer was lost, and then both are real.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Order, ProofWorkflow } from '../workflows/proof-workflow.js';
import { isAcknowledged } from './is-acknowledged.js';

/** One request, and what became of it. */
export interface SentEvent {
  /** `17.1`: the first try of order 17. */
  readonly id: string;
  readonly order: Order;
  readonly workflow: ProofWorkflow;
  /** In milliseconds since 1970; null when no 2xx came. */
  readonly acknowledgedAt: number | null;
  readonly tookMs: number;
}

export interface Target {
  readonly workflow: ProofWorkflow;
  /** Of the trigger, at each api. */
  readonly urls: readonly string[];
}

/** While everything is down, orders wait their turn: a crowd of senders would slow down what is coming back. */
const MAX_AT_ONCE = 100;
const TRY_AGAIN_AFTER_MS = 1000;
const MAX_TRIES = 120;

export interface SendOptions {
  readonly count: number;
  /** How long it takes to send them all, when nothing is in the way. */
  readonly sendingMs: number;
  readonly signal: AbortSignal;
}

/** @returns every event, once all orders are through or given up. */
export async function sendOrders(
  targets: readonly Target[],
  { count, sendingMs, signal }: SendOptions,
): Promise<SentEvent[]> {
  const sent: SentEvent[] = [];
  const started = performance.now();
  let next = 0;
  const sendInTurn = async (): Promise<void> => {
    while (next < count) {
      const number = next++;
      await wait(Math.max(0, started + (number * sendingMs) / count - performance.now()), undefined, { signal });
      const target = targets[number % targets.length];
      if (target) await sendOrder(target, makeOrder(number, Math.floor(number / targets.length)), sent, signal);
    }
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, sendInTurn));
  return sent;
}

async function sendOrder(
  { workflow, urls }: Target,
  order: Order,
  sent: SentEvent[],
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
    const id = `${order.number}.${attempt}`;
    const from = performance.now();
    const ok = await isAcknowledged(
      urls[(order.number + attempt) % urls.length] ?? '',
      JSON.stringify({ event: id, ...order }),
    );
    const tookMs = performance.now() - from;
    sent.push({ id, order, workflow, acknowledgedAt: ok ? Date.now() : null, tookMs });
    if (ok) return;
    await wait(TRY_AGAIN_AFTER_MS, undefined, { signal });
  }
}

/** @param nth of its workflow: totals and numbers of items go through all their values. */
const makeOrder = (number: number, nth: number): Order => ({
  number,
  total: 10 + (nth % 10) * 10,
  items: Array.from({ length: nth % 5 }, (_, place) => `sku-${place}`),
});
