import { describe, expect, test } from 'vitest';
import { unknownNames } from './unknown-names.js';

describe('unknownNames', () => {
  test.each([
    ['body.name', 'body is no name here. Did you mean trigger.body?'],
    ['data.id', 'data is no name here. Did you mean trigger.body?'],
    ['triger.body.id', 'triger is no name here. Did you mean trigger?'],
    ['order.id', 'order is no name here. Paths start with trigger, input, steps, item, index, run or workflow.'],
    ['$uper(trigger.body.a)', 'There is no function $uper. Did you mean $uppercase?'],
    ['$toUpperCase("a")', 'There is no function $toUpperCase. Did you mean $uppercase?'],
    ['$sume(trigger.body.a)', 'There is no function $sume. Did you mean $sum?'],
    ['$map(trigger.body.a, $uppercas)', 'Nothing gives $uppercas a value. Did you mean $uppercase?'],
    ['$items.name', 'Nothing gives $items a value. Give it one first: $… := …'],
    ['$trigger.body', 'Nothing gives $trigger a value. Did you mean trigger?'],
    ['($total := 1; $totl + 1)', 'Nothing gives $totl a value. Did you mean $total?'],
  ])('finds %s', (source, message) => {
    expect(unknownNames(source)).toEqual([expect.objectContaining({ message })]);
  });

  test('tells a name with a dash from a subtraction', () => {
    const messages = unknownNames('x-github-event').map(({ message }) => message);
    expect(new Set(messages)).toEqual(
      new Set([
        'x-github-event is read as a subtraction. Put names with a dash in backticks, as in trigger.headers.`x-github-event`.',
      ]),
    );
  });

  test.each([
    'trigger.body.items[qty > 0 and $boolean(name)].sku',
    'trigger.body.items.(sku & name)',
    'trigger.body.items^(price).{ "s": sku }',
    'trigger.body.items{sku: $sum(qty)}',
    '$map(trigger.body.items, function($i, $n, $all) { $i.price * $n })',
    'trigger.body.items@$i#$p.steps[id = $i.id].{ "n": $p }',
    '($x := item.a; $f := function($y) { $x + $y }; $f(index))',
    'trigger ~> |body|{ "a": b }, ["c"]|',
    '$parseJson(input.text).a',
    '$.trigger & $$.workflow.name & run.id',
    '$filter(steps.a.list, $contains(?, "x"))',
    '$sort(trigger.body.a, function($l, $r) { $l.n > $r.n })',
  ])('finds nothing in %s', (source) => {
    expect(unknownNames(source)).toEqual([]);
  });
});
