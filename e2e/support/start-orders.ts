import { setTimeout as wait } from 'node:timers/promises';
import { startReceiver } from '@hookline/testing';
import type { Story } from './story.js';

/** A shop that ships what it is sent, and keeps account of the idempotency keys each order came under. */
export interface Orders {
  readonly url: string;
  keysByOrder(): ReadonlyMap<number, ReadonlySet<string>>;
}

const ANSWER_AFTER_MS = 25;

/** It answers after a moment, so that a crash finds requests under way. */
export async function startOrders(story: Story): Promise<Orders> {
  const keys = new Map<number, Set<string>>();
  const receiver = await startReceiver(async ({ headers, body }) => {
    const { order }: { order: number } = JSON.parse(body);
    keys.set(order, (keys.get(order) ?? new Set()).add(String(headers['idempotency-key'])));
    await wait(ANSWER_AFTER_MS);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: '{"shipped":true}' };
  });
  story.onTestFinished(() => receiver.close());
  return { url: `${receiver.url}/orders`, keysByOrder: () => keys };
}
