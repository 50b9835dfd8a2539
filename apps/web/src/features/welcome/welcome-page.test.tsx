import type { RunResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aRun, aWorkflow, aWorkflowSummary, drawn, page } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { never, refusal, serveApi } from '../../testing/serve-api.js';
import { WelcomePage } from './welcome-page.js';

const graph = drawn('hook -> greet', { hook: { type: 'webhook' }, greet: { type: 'transform', name: 'Greet' } });
const example = aWorkflowSummary({
  name: 'Hello',
  triggers: [{ nodeId: 'hook', type: 'webhook', url: 'https://hooks.example/hooks/abc' }],
});

async function open(routes: Record<string, unknown> = {}) {
  const api = serveApi({
    'GET /me': { id: 'u1', name: 'Grace Hopper', email: 'grace@shop.example' },
    'GET /workflows': page(example),
    'GET /workflows/w1/versions/2': { version: 2, note: '', live: true, publishedAt: example.updatedAt, graph },
    ...routes,
  });
  return { api, ...(await render(<WelcomePage />)) };
}

const card = () => screen.findByRole('region', { name: 'Example workflow' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });

/** An example whose events arrive: each makes a run, found in the list of runs. */
function arriving(facts: Partial<RunResponse>) {
  const run = aRun({ id: 'r7', graph, ...facts });
  let runs = page<RunResponse>();
  return {
    'POST /hooks/abc': () => {
      runs = page(run);
      return {};
    },
    'GET /runs': () => runs,
    'GET /runs/r7': run,
  };
}

test('greets by the first name, and shows the example that is live', async () => {
  await open();
  expect(await screen.findByRole('heading', { name: 'Welcome, Grace. Cast a line.' })).toBeVisible();
  expect(await card()).toHaveTextContent('Hellov2 live');
  expect(screen.getByText('This example workflow is live. Send it an event and watch the run.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open in editor' })).toHaveAttribute('href', '/workflows/w1');
  expect(await screen.findByRole('group', { name: /^Greet/ })).toBeInTheDocument();
});

test('sends a test event in the name of the person, and shows the run', async () => {
  const { user, api } = await open(arriving({ status: 'succeeded', durationMs: 42 }));
  await card();
  expect(screen.queryByRole('link', { name: 'Look inside the run' })).toBeNull();
  await user.click(button('Send a test event'));
  expect(await screen.findByRole('link', { name: 'Look inside the run' })).toHaveAttribute('href', '/runs/r7');
  expect(screen.getByText('The run took 42 ms.')).toBeVisible();
  expect(api.sent()).toEqual([{ call: 'POST /hooks/abc', body: { name: 'Grace' } }]);
  expect(button('Send a test event')).toBeEnabled();
});

test('does not take an older run for that of the event', async () => {
  const { user, api } = await open({ 'POST /hooks/abc': {}, 'GET /runs': page(aRun({ id: 'r6' })) });
  await card();
  await user.click(button('Send a test event'));
  await expect.poll(() => api.asked.filter(({ call }) => call === 'GET /runs').length).toBeGreaterThan(2);
  expect(screen.queryByRole('link', { name: 'Look inside the run' })).toBeNull();
  expect(button('Send a test event')).toHaveAttribute('data-loading', 'true');
});

test('says that the event was not accepted', async () => {
  const { user } = await open({
    'GET /runs': page(),
    'POST /hooks/abc': refusal(503, 'ingest.unavailable', 'Not now.'),
  });
  await card();
  await user.click(button('Send a test event'));
  expect(await screen.findByRole('alert')).toHaveTextContent('The event was not accepted');
  expect(button('Send a test event')).toBeEnabled();
});

test('begins with a trigger of its own where there is no example', async () => {
  const { user, api, address } = await open({
    'GET /workflows': page(aWorkflowSummary({ published: null })),
    'POST /workflows': aWorkflow({ id: 'w9' }),
  });
  expect(await screen.findByText('Begin with what should start your first workflow.')).toBeVisible();
  expect(screen.queryByRole('region', { name: 'Example workflow' })).toBeNull();
  await user.click(button(/^Schedule/));
  await expect.poll(address).toBe('/workflows/w9');
  expect(api.sent()).toMatchObject([{ body: { graph: { nodes: [{ type: 'schedule' }], edges: [] } } }]);
});

test('says that it reads the example', async () => {
  await open({ 'GET /workflows': never });
  expect(screen.getByRole('status', { name: 'Reading the example' })).toBeInTheDocument();
  expect(screen.queryByText(/^Begin with/)).toBeNull();
});

test('asks again for the workflows that were not read', async () => {
  let reachable = false;
  const { user } = await open({
    'GET /workflows': () => (reachable ? page(example) : refusal(429, 'request.limited', 'The server is busy.')),
  });
  expect(await screen.findByText(/The server is busy/)).toBeVisible();
  expect(button(/^Webhook/)).toBeEnabled();
  reachable = true;
  await user.click(button('Try again'));
  expect(await card()).toBeVisible();
});
