/**
 * A sender of poison: events made to stop whoever reads, compares, computes, stores or searches them. Each must be taken and
 * its run must end, in whatever way, while the orders of others are done on time.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { WorkflowGraph } from '@hookline/domain';
import { draw } from '@hookline/domain/testing';
import { when } from '../workflows/effect.js';
import { isAcknowledged } from './is-acknowledged.js';

const BIG = 300_000;
const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
const listed = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** What stands in the place of `x`, as JSON. */
const POISON: readonly string[] = [
  '"a\\u0000b"',
  '"\\u0000"',
  '"\\ud800"',
  JSON.stringify(`${'1'.repeat(60_000)}x`),
  JSON.stringify('.'.repeat(63_000)),
  JSON.stringify(' '.repeat(60_000)),
  JSON.stringify('{{'.repeat(30_000)),
  JSON.stringify('a'.repeat(1_000_000)),
  JSON.stringify(Array.from({ length: 20_000 }, (_, place) => ({ sku: `item-${place}`, price: place }))),
  JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, place) => [`key-${place}`, place]))),
  `[${'[],'.repeat(BIG)}[]]`,
  nested(5000),
  listed(50_000),
  '{"__proto__":{"x":1},"constructor":{"prototype":1},"toString":1,"hasOwnProperty":null}',
  '1e400',
  '-0',
  '12345678901234567890123456789012345678901234567890',
  'null',
];

export const poisonBodies = (): string[] => POISON.map((x) => `{"x":${x}}`);

/** Everything that is done with an event, without an effect: it is compared, computed with, looped over and put into texts. */
export const poisonGraph = (): WorkflowGraph =>
  draw(
    'webhook -> compare',
    'compare[true] -> text',
    'compare[false] -> text',
    'webhook -> order',
    'order[true] -> join',
    'order[false] -> join',
    'webhook -> bomb',
    'webhook -> search',
    {
      webhook: { type: 'webhook' },
      compare: { type: 'if', config: when('{{ trigger.body.x }}', 'equals', 'ok') },
      order: { type: 'if', config: when('{{ trigger.body.x }}', 'greater-than', '10') },
      search: { type: 'filter', config: when('{{ trigger.body.x }}', 'matches', '^(a|b)*c$') },
      text: {
        type: 'transform',
        config: { fields: [{ name: 'text', value: 'It says {{ trigger.body.x }}' }] },
        onError: 'continue',
      },
      join: {
        type: 'transform',
        config: { mode: 'expression', expression: '$count($keys(trigger.body)) & $string(trigger.body.x)' },
        onError: 'continue',
      },
      bomb: {
        type: 'transform',
        config: {
          mode: 'expression',
          expression:
            '($big := $pad("", 200000, "x"); $map([1..20000], function($n) { $join([$big, $big, $string(trigger.body.x)]) }))',
        },
        onError: 'continue',
      },
    },
  );

export interface PoisonOptions {
  readonly count: number;
  readonly sendingMs: number;
  readonly signal: AbortSignal;
}

/** @returns how many were acknowledged. One that was not is not sent again: nobody owes it anything. */
export async function sendPoison(
  urls: readonly string[],
  { count, sendingMs, signal }: PoisonOptions,
): Promise<number> {
  const bodies = poisonBodies();
  const started = performance.now();
  let acknowledged = 0;
  for (let number = 0; number < count; number++) {
    await wait(Math.max(0, started + (number * sendingMs) / count - performance.now()), undefined, { signal });
    const url = urls[number % urls.length] ?? '';
    if (await isAcknowledged(url, bodies[number % bodies.length] ?? '')) acknowledged++;
  }
  return acknowledged;
}
