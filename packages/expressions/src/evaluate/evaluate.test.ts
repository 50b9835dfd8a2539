import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.js';
import { isPromise } from '../maybe-promise.js';
import { evaluate } from './evaluate.js';

const scope = {
  trigger: {
    body: {
      order: {
        id: 17,
        items: [
          { sku: 'A', price: 2 },
          { sku: 'B', price: 3 },
        ],
      },
      tags: ['x'],
    },
  },
  input: { a: 1, 'odd key': 'yes' },
  steps: { http1: { status: 200 } },
};

describe('evaluate', () => {
  test('answers a plain path at once', () => {
    const value = evaluate('trigger.body.order.id', scope);
    expect(isPromise(value)).toBe(false);
    expect(value).toBe(17);
  });

  test.each([
    ['trigger.body.order.items[1].sku', 'B'],
    ['trigger.body.order.items[-1].sku', 'B'],
    ['trigger.body.order.items.sku', ['A', 'B']],
    ['trigger.body.order.items[price > 2].sku', 'B'],
    ['trigger.body.order.items[price > 2].sku[]', ['B']],
    ['trigger.body.tags[]', ['x']],
    ['$sum(trigger.body.order.items.price)', 5],
    ['input.`odd key`', 'yes'],
    ['{ "n": trigger.body.order.id, "none": input.nothing }', { n: 17 }],
    ['$map([1, 2], function($n) { $n * 2 })', [2, 4]],
    ['$sort([3, 1, 2])', [1, 2, 3]],
    ['$sort(["b", "a"], function($l, $r) { $l > $r })', ['a', 'b']],
    ['$distinct([1, "1", 1, {"a": 1, "b": 2}, {"b": 2, "a": 1}])', [1, '1', { a: 1, b: 2 }]],
    ['$pad("a", -3, "#")', '##a'],
    ['$pad("ab", 5, "xyz")', 'abxyz'],
    ['$join(["a", "b"], "-")', 'a-b'],
    ['$toMillis("2026-01-02")', Date.UTC(2026, 0, 2)],
    ['$toMillis("02/01/2026", "[D01]/[M01]/[Y0001]")', Date.UTC(2026, 0, 2)],
    ['$replace("a1b22", /[0-9]+/, "#")', 'a#b#'],
    ['$match("ab12", /([a-z]+)([0-9]+)/).groups', ['ab', '12']],
    ['$contains("HELLO", /hello/i)', true],
    ['$split("a, b;c", /[,;] */)', ['a', 'b', 'c']],
    ['($f := $pad(?, 3); $f("a"))', 'a  '],
    ['input ~> |$|{"b": 2}|', { a: 1, 'odd key': 'yes', b: 2 }],
    ['trigger.body.custmer', undefined],
    ['steps.nothing.body.id', undefined],
  ])('gives %s as plain JSON', async (source, expected) => {
    expect(await evaluate(source, scope)).toStrictEqual(expected);
  });

  test('hands on parts of the scope without copying them', async () => {
    expect(await evaluate('$lookup(trigger, "body")', scope)).toBe(scope.trigger.body);
  });

  test('leaves a frozen scope alone, also where JSONata marks or changes what it finds', async () => {
    const frozen = deepFreeze(structuredClone(scope));
    const before = JSON.stringify(frozen);
    expect(await evaluate('trigger.body.tags[]', frozen)).toStrictEqual(['x']);
    expect(await evaluate('trigger ~> |body.order|{"id": 1}, ["items"]|', frozen)).toHaveProperty('body.order', {
      id: 1,
    });
    expect(JSON.stringify(frozen)).toBe(before);
  });

  test('builds objects with hundreds of keys', async () => {
    const source = `{ ${Array.from({ length: 900 }, (_, index) => `"k${index}": input.a`).join(', ')} }`;
    expect(Object.keys((await evaluate(source, scope, { ...DEFAULT_LIMITS, timeMs: 10_000 })) ?? {})).toHaveLength(900);
  });
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
