import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineNode } from '../definition/define-node.js';
import * as field from '../fields/field.js';
import { checkConfig } from './check-config.js';
import { resolveConfig } from './resolve-config.js';

const definition = defineNode({
  type: 'gate',
  title: 'Gate',
  summary: '',
  icon: 'filter',
  category: 'logic',
  effect: 'pure',
  config: z.object({
    conditions: field.conditions({ label: 'When' }),
    extra: field.conditions({ label: 'Only when', required: false }),
    items: field.value({ label: 'Items' }),
    note: field.text({ label: 'Note' }),
  }),
});

const left = '{{ trigger.body.x }}';
const issues = (...rules: readonly unknown[]) =>
  checkConfig(definition, { conditions: { combinator: 'and', rules } }).map(({ field: at, code, message }) => [
    at,
    code,
    message,
  ]);

describe('conditions that are half filled in', () => {
  test('stand in the way of publishing', () => {
    expect(issues({ left: ' ', operator: 'equals', right: '' })).toEqual([
      [
        'conditions.rules.0.left',
        'field.missing',
        'Condition 1 has nothing to look at. Fill in its left side or remove it.',
      ],
    ]);
    expect(issues({ left, operator: 'exists' }, { operator: 'greater-than', left, right: '' })).toEqual([
      [
        'conditions.rules.1.right',
        'field.missing',
        'Condition 2 has nothing to compare with. Fill in what stands after "is more than".',
      ],
    ]);
  });

  test('are found inside of groups, and in conditions that may be left out', () => {
    const group = { combinator: 'or', rules: [{ operator: 'not-exists' }] };
    expect(issues(group)).toEqual([
      [
        'conditions.rules.0.rules.0.left',
        'field.missing',
        expect.stringMatching(/^Condition 1, condition 1 has nothing/),
      ],
    ]);
    expect(issues({ combinator: 'or', rules: [] })).toEqual([
      [
        'conditions.rules.0',
        'field.missing',
        'Condition 1 is a group without conditions. Add one or remove the group.',
      ],
    ]);
    const conditions = { combinator: 'and', rules: [{ left, operator: 'exists' }] };
    const extra = { combinator: 'and', rules: [{ left: '', operator: 'equals', right: 'x' }] };
    expect(checkConfig(definition, { conditions, extra })).toMatchObject([{ field: 'extra.rules.0.left' }]);
    expect(checkConfig(definition, { conditions, extra: { combinator: 'and', rules: [] } })).toEqual([]);
  });

  test('may compare with nothing, or with a blank, where that is meant', () => {
    expect(issues({ left, operator: 'equals', right: '' })).toEqual([]);
    expect(issues({ left, operator: 'contains', right: ' ' })).toEqual([]);
    expect(issues({ left: 0, operator: 'equals', right: 0 })).toEqual([]);
  });

  test('have operators that exist, also beside an expression', () => {
    expect(issues({ left, operator: 'is-roughly', right: 'x' })).toEqual([
      [
        'conditions',
        'field.wrong',
        expect.stringMatching(/^When: Condition 1 has no operator "is-roughly"\. Choose one of equals, not-equals, /),
      ],
    ]);
    const group = { combinator: 'or', rules: [{ left, operator: 'exists' }, { left }] };
    expect(issues({ left, operator: 'exists' }, group)).toEqual([
      [
        'conditions',
        'field.wrong',
        expect.stringMatching(/^When: Condition 2, condition 2 needs an operator\. Choose/),
      ],
    ]);
    expect(issues(7)).toEqual([['conditions', 'field.wrong', 'When: Condition 1 needs to be a group of fields.']]);
  });

  test('are marked when they are resolved, so that they do not hold', () => {
    const rules = [
      { left: '', operator: 'equals', right: '' },
      { left, operator: 'not-exists' },
    ];
    expect(resolveConfig(definition, { conditions: { combinator: 'and', rules } }, { trigger: {} })).toMatchObject({
      conditions: { rules: [{ unset: true }, { name: 'x', left: undefined }] },
    });
  });
});

test('blanks around a template count as text only where text is wanted', () => {
  const scope = { trigger: { body: { x: [1], nope: null } } };
  const rules = [{ left: '{{ trigger.body.gone }} ', operator: 'not-exists' }];
  const config = { items: `${left}\n`, note: `${left} `, conditions: { combinator: 'and', rules } };
  expect(resolveConfig(definition, config, scope)).toMatchObject({
    items: [1],
    note: '[1] ',
    conditions: { rules: [{ left: undefined, name: 'gone' }] },
  });
});
