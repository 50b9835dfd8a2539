import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { render } from '../../testing/render.js';
import { never, refusal, serveApi } from '../../testing/serve-api.js';
import { LoginPage } from './login-page.js';

const ada = { id: 'u1', name: 'Ada', email: 'ada@hookline.test' };

async function open(answer: unknown) {
  const api = serveApi({ 'POST /session': answer });
  const users: string[] = [];
  const { user } = await render(<LoginPage onDone={({ name }) => users.push(name)} />);
  const logIn = async (email: string, password: string) => {
    if (email !== '') await user.type(screen.getByRole('textbox', { name: 'E-mail' }), email);
    if (password !== '') await user.type(screen.getByLabelText('Password'), password);
    await user.click(screen.getByRole('button', { name: 'Log in' }));
  };
  return { api, users, logIn };
}

test('logs in with what was typed', async () => {
  const { api, users, logIn } = await open(ada);
  await logIn('ada@hookline.test', 'three little words');
  await expect.poll(() => users).toEqual(['Ada']);
  expect(api.sent()).toEqual([
    { call: 'POST /session', body: { email: 'ada@hookline.test', password: 'three little words' } },
  ]);
});

test('says at each field what is wrong with it, and sends nothing', async () => {
  const { api, logIn } = await open(ada);
  await logIn('ada', '');
  expect(screen.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription(
    'Enter an e-mail address like ada@example.com',
  );
  expect(api.sent()).toEqual([]);
});

test('shows why the server refuses', async () => {
  const { users, logIn } = await open(refusal(401, 'login.refused', 'The e-mail or the password is wrong.'));
  await logIn('ada@hookline.test', 'wrong');
  expect(await screen.findByRole('alert')).toHaveTextContent('The e-mail or the password is wrong.');
  expect(users).toEqual([]);
});

test('says how long to wait after too many tries', async () => {
  const { logIn } = await open(refusal(429, 'login.limited', 'Too many.', { retryAfterMs: 90_000 }));
  await logIn('ada@hookline.test', 'wrong');
  expect(await screen.findByRole('alert')).toHaveTextContent('Too many tries. Wait 1 min 30 s, then try again.');
});

test('takes one log-in at a time', async () => {
  const { api, logIn } = await open(never);
  await logIn('ada@hookline.test', 'three little words');
  await logIn('', '');
  expect(api.sent()).toHaveLength(1);
});
