import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderForm } from '../../../../testing/editor/render-in-editor.js';
import { typeCode } from '../../../../testing/editor/type-code.js';

const rule = (left: string, operator: string, right?: string) =>
  right === undefined ? { left, operator } : { left, operator, right };
const all = (...rules: unknown[]) => ({ conditions: { combinator: 'and', rules } });
const open = (config: Record<string, unknown>, sample?: unknown) => renderForm('filter', config, { sample });

test('adds a condition, and takes what is typed into it', async () => {
  const { user, config } = await open({});
  await user.click(screen.getByRole('button', { name: 'Add condition' }));
  await typeCode('Condition 1: value', '{{ trigger.body.total }}');
  await typeCode('Condition 1: compare with', '100');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Condition 1: operator' }), 'is more than');
  expect(config()).toEqual(all(rule('{{ trigger.body.total }}', 'greater-than', '100')));
});

test('asks for nothing to compare with where the operator takes nothing', async () => {
  const { user, config } = await open(all(rule('{{ trigger.body.total }}', 'equals', '100')));
  expect(await screen.findByRole('textbox', { name: 'Condition 1: compare with' })).toBeVisible();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Condition 1: operator' }), 'is empty');
  expect(screen.queryByRole('textbox', { name: 'Condition 1: compare with' })).toBeNull();
  expect(config()).toEqual(all(rule('{{ trigger.body.total }}', 'is-empty')));
});

test('asks how conditions are joined once there are two', async () => {
  const { user, config } = await open(all(rule('a', 'equals', 'b')));
  expect(screen.queryByRole('radiogroup', { name: 'How conditions are joined' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Add condition' }));
  await user.click(screen.getByRole('radio', { name: 'Any holds' }));
  expect(config()).toMatchObject({ conditions: { combinator: 'or', rules: [{ left: 'a' }, { left: '' }] } });
});

test('takes a group away with its last condition', async () => {
  const group = { combinator: 'or', rules: [rule('x', 'equals', 'y')] };
  const { user, config } = await open(all(rule('a', 'equals', 'b'), group));
  const [, ofGroup] = screen.getAllByRole('button', { name: 'Remove condition 1' });
  await user.click(ofGroup!);
  expect(config()).toEqual(all(rule('a', 'equals', 'b')));
});

test('makes no groups inside a group', async () => {
  const { user } = await open(all(rule('a', 'equals', 'b')));
  await user.click(screen.getByRole('button', { name: 'Add group' }));
  expect(screen.getAllByRole('button', { name: 'Add group' })).toHaveLength(1);
  expect(screen.getAllByRole('button', { name: 'Add condition' })).toHaveLength(2);
});

test('keeps the focus near when a condition is removed', async () => {
  const { user } = await open(all(rule('a', 'equals', 'b'), rule('c', 'equals', 'd')));
  await user.click(screen.getByRole('button', { name: 'Remove condition 2' }));
  expect(screen.getByRole('button', { name: 'Add condition' })).toHaveFocus();
});

test('says whether the conditions hold with the sample, and why not', async () => {
  const { user, config } = await open(all(rule('{{ trigger.body.total }}', 'greater-than', '100')), {
    body: { total: 250 },
  });
  expect(await screen.findByText('Holds with the sample')).toBeVisible();
  await typeCode('Condition 1: compare with', '300');
  expect(await screen.findByText(/^Does not hold with the sample: /)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Add condition' }));
  await expect.poll(() => screen.queryByText(/with the sample/)).toBeNull();
  expect(config()).toMatchObject({ conditions: { rules: [{ right: '300' }, { left: '' }] } });
});

test('warns where two values cannot be compared', async () => {
  await open(all(rule('{{ trigger.body.name }}', 'greater-than', '100')), { body: { name: 'Ada' } });
  expect(await screen.findByText('Ada is no number, so this condition does not hold.')).toBeVisible();
});
