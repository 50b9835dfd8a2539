import { describe, expect, test } from 'vitest';
import { explainMissing } from './explain-missing.js';
import { referencesOf } from './references-of.js';

describe('referencesOf', () => {
  test.each([
    ['steps.http1.body.id', ['http1']],
    ['steps.`http1`.body', ['http1']],
    ['steps."http1".body', ['http1']],
    ['steps.http1.items[0].sku', ['http1']],
    ['$sum(steps.a.items[price > 1].price) + steps.b.n', ['a', 'b']],
    ['$lookup(steps, "a").x', ['a']],
    ['$map(steps.a.list, function($i) { $i & $$.steps.b.name })', ['a', 'b']],
    ['steps.a.list.{ "n": steps.inner, "m": $$.steps.c.x }', ['a', 'c']],
    ['trigger.body.steps.no', []],
    ['input[steps.no = 1]', []],
    ['steps.a ? steps.b : steps.a', ['a', 'b']],
    ['($x := steps.a; $x.b)', ['a']],
    ['steps', []],
    ['"steps.a"', []],
  ])('finds the steps of %s', (source, keys) => {
    expect([...new Set(referencesOf(source).steps.map(({ key }) => key))]).toEqual(keys);
  });

  test('tells what is read of each step, once', () => {
    expect(referencesOf('steps.loop.item.id & steps.loop.index & steps.loop.item.name & steps.a').steps).toEqual([
      { key: 'loop', member: 'item' },
      { key: 'loop', member: 'index' },
      { key: 'a', member: undefined },
    ]);
  });

  test('reports what does not parse, with its place', () => {
    expect(() => referencesOf('steps.a +')).toThrow(
      expect.objectContaining({ code: 'expression.syntax', position: 9 }),
    );
    expect(() => referencesOf('steps["a"].b')).toThrow('Brackets filter a list. Write steps.a.');
    expect(() => referencesOf('uppercase(input.a)')).toThrow('Functions start with $. Did you mean $uppercase(…)?');
  });
});

describe('explainMissing', () => {
  const sample = {
    trigger: { body: { customer: { email: 'a@b.c' }, items: [{ sku: 'A' }, { price: 2 }] } },
    steps: { http1: {} },
  };

  test.each([
    ['trigger.body.custmer.email', 'custmer is not in the sample. Did you mean customer?'],
    ['trigger.body.Customer', 'Customer is not in the sample. Did you mean customer?'],
    ['$sum(trigger.body.items.pirce)', 'pirce is not in the sample. Did you mean price?'],
    ['triger.body', 'triger is not in the sample. Did you mean trigger?'],
    ['steps.http2.body', 'No step has the key http2. Did you mean http1?'],
    ['trigger.body.zzzzzz', 'zzzzzz is not in the sample.'],
  ])('warns of %s', (source, message) => {
    expect(explainMissing(source, sample)).toEqual([expect.objectContaining({ message })]);
  });

  test('is silent about what is there, in one item at least', () => {
    expect(
      explainMissing('trigger.body.items.sku & trigger.body.items[0].price & trigger.body.customer.email', sample),
    ).toEqual([]);
  });

  test('names the path and the suggestion for a fix', () => {
    expect(explainMissing('trigger.body.custmer.email', sample)).toEqual([
      expect.objectContaining({ path: 'trigger.body.custmer', suggestion: 'customer' }),
    ]);
  });
});
