import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { render } from '../../testing/render.js';
import { refusal, serveApi } from '../../testing/serve-api.js';
import { SetupPage } from './setup-page.js';

const ada = { id: 'u1', name: 'Ada', email: 'ada@hookline.test' };

afterEach(() => {
  window.location.hash = '';
});

async function open(token: string, routes: Record<string, unknown>) {
  window.location.hash = token;
  const api = serveApi(routes);
  const onDone = vi.fn<() => void>();
  const onExists = vi.fn<() => void>();
  const { user } = await render(<SetupPage onDone={onDone} onExists={onExists} />);
  const fill = async (password: string) => {
    await user.type(screen.getByRole('textbox', { name: 'Your name' }), 'Ada');
    await user.type(screen.getByRole('textbox', { name: 'E-mail' }), 'ada@hookline.test');
    await user.type(screen.getByLabelText('Password'), password);
    await user.click(screen.getByRole('button', { name: 'Create account' }));
  };
  return { api, onDone, onExists, fill };
}

test('makes the owner with the key of the address', async () => {
  const { api, onDone, fill } = await open('key-1', { 'POST /setup': ada });
  await fill('three little words');
  await expect.poll(() => onDone.mock.calls.length).toBe(1);
  expect(api.sent()[0]?.body).toEqual({
    token: 'key-1',
    name: 'Ada',
    email: 'ada@hookline.test',
    password: 'three little words',
  });
});

test('refuses a short password before it is sent', async () => {
  const { api, fill } = await open('key-1', {});
  await fill('short');
  expect(screen.getByLabelText('Password')).toHaveAccessibleDescription(/Use at least 10 characters/);
  expect(api.sent()).toEqual([]);
});

test('shows why the server refuses, and stays', async () => {
  const { onExists, fill } = await open('old', {
    'POST /setup': refusal(403, 'setup.wrong-token', 'This key is old.'),
  });
  await fill('three little words');
  expect(await screen.findByRole('alert')).toHaveTextContent('This key is old.');
  expect(onExists).not.toHaveBeenCalled();
});

test('leaves the page when an owner was made meanwhile', async () => {
  const { onExists, fill } = await open('key-1', { 'POST /setup': refusal(409, 'setup.done', 'There is an owner.') });
  await fill('three little words');
  await expect.poll(() => onExists.mock.calls.length).toBe(1);
});

test('without a key says where the address with it stands', async () => {
  const { onExists } = await open('', { 'GET /setup': { needed: true, user: null } });
  expect(screen.getByText(/Look for it in the terminal/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Create account' })).toBeNull();
  expect(onExists).not.toHaveBeenCalled();
});

test('without a key leaves the page when there is an owner', async () => {
  const { onExists } = await open('', { 'GET /setup': { needed: false, user: null } });
  await expect.poll(() => onExists.mock.calls.length).toBeGreaterThan(0);
});
