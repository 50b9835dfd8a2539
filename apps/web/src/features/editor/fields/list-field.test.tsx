import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderForm } from '../../../testing/editor/render-in-editor.js';
import { typeCode } from '../../../testing/editor/type-code.js';

const row = (name: string, value = '') => ({ name, value });
const open = (...headers: unknown[]) => renderForm('http-request', { url: 'https://a.test', headers });

test('adds a row of a name and a value', async () => {
  const { user, config } = await open();
  await user.click(screen.getByRole('button', { name: 'Add header' }));
  await typeCode('Name', 'accept');
  await typeCode('Value', 'text/plain');
  expect(config()['headers']).toEqual([row('accept', 'text/plain')]);
});

test('moves rows up and down without a drag', async () => {
  const { user, config } = await open(row('a'), row('b'), row('c'));
  await user.click(screen.getByRole('button', { name: 'Move row 3 up' }));
  expect(config()['headers']).toEqual([row('a'), row('c'), row('b')]);
  await user.click(screen.getByRole('button', { name: 'Move row 1 down' }));
  expect(config()['headers']).toEqual([row('c'), row('a'), row('b')]);
});

test('moves no row past an end', async () => {
  await open(row('a'), row('b'));
  expect(screen.getByRole('button', { name: 'Move row 1 up' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Move row 2 down' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Move row 2 up' })).toBeEnabled();
});

test('offers no move of the only row', async () => {
  await open(row('a'));
  expect(screen.queryByRole('button', { name: /Move row/ })).toBeNull();
});

test('removes the row that is meant, and gives the focus to Add', async () => {
  const { user, config } = await open(row('a'), row('b'));
  await user.click(screen.getByRole('button', { name: 'Remove row 1' }));
  expect(config()['headers']).toEqual([row('b')]);
  expect(screen.getByRole('button', { name: 'Add header' })).toHaveFocus();
});

test('explains a column in the first row only', async () => {
  const fields = [row('a'), row('b')];
  await renderForm('transform', { mode: 'fields', fields });
  const first = screen.getByRole('group', { name: 'Fields 1' });
  const second = screen.getByRole('group', { name: 'Fields 2' });
  expect(within(first).getByText(/A dot puts one field inside another/)).toBeVisible();
  expect(within(second).queryByText(/A dot puts one field inside another/)).toBeNull();
});

test('shows a problem at the row that has it', async () => {
  await renderForm('transform', { mode: 'fields', fields: [row('good', '1'), row('a..b', '2')] });
  const second = screen.getByRole('group', { name: 'Fields 2' });
  expect(within(second).getByText(/"a..b" is no name for a field. Change it./)).toBeVisible();
  expect(within(screen.getByRole('group', { name: 'Fields 1' })).queryByText(/is no name/)).toBeNull();
});
