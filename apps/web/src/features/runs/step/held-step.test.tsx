import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aRun, aStep } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { refusal, serveApi } from '../../../testing/serve-api.js';
import { HeldStep } from './held-step.js';

const RESOLVE = 'POST /runs/r1/steps/mail/resolve';

async function open(answer: unknown = {}) {
  const api = serveApi({ [RESOLVE]: answer });
  const { user } = await render(<HeldStep run={aRun({ status: 'held' })} step={aStep({ status: 'held' })} />);
  return { api, user, bodies: () => api.sent().map(({ body }) => body) };
}

test('shows nothing of a step that is not held', async () => {
  serveApi();
  await render(<HeldStep run={aRun()} step={aStep({ status: 'running' })} />);
  expect(screen.queryByRole('region', { name: 'Held' })).toBeNull();
});

test('sends the step again', async () => {
  const { user, bodies } = await open();
  await user.click(screen.getByRole('button', { name: 'Send again' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The step is sent again');
  expect(bodies()).toEqual([{ as: 'send-again' }]);
});

test('marks it as done with what it gave', async () => {
  const { user, bodies } = await open();
  await user.click(screen.getByRole('button', { name: 'Mark done' }));
  const dialog = await screen.findByRole('dialog', { name: 'Mark the step as done' });
  const output = screen.getByRole('textbox', { name: 'What the step gave, as JSON' });
  const mark = screen.getAllByRole('button', { name: 'Mark done' }).at(-1)!;

  await user.type(output, '{{ "status": 20');
  expect(output).toHaveAccessibleDescription(/This is not JSON yet/);
  expect(mark).toBeDisabled();

  await user.type(output, '0 }');
  await user.click(mark);
  await expect.poll(bodies).toEqual([{ as: 'done', output: { status: 200 } }]);
  await expect.poll(() => dialog.isConnected).toBe(false);
});

test('marks it as done without an output', async () => {
  const { user, bodies } = await open();
  await user.click(screen.getByRole('button', { name: 'Mark done' }));
  await screen.findByRole('dialog');
  await user.click(screen.getAllByRole('button', { name: 'Mark done' }).at(-1)!);
  await expect.poll(bodies).toEqual([{ as: 'done' }]);
});

test('says why the step is still held', async () => {
  const { user } = await open(refusal(409, 'step.not-held', 'Someone else has decided.'));
  await user.click(screen.getByRole('button', { name: 'Send again' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The step is still heldSomeone else has decided.');
});
