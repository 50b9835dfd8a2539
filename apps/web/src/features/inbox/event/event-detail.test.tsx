import type { EventResponse } from '@hookline/contracts';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aRun, anEvent } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { refusal, serveApi } from '../../../testing/serve-api.js';
import { EventDetail } from './event-detail.js';

const parts = {
  remoteAddress: '203.0.113.7',
  headers: [],
  query: {},
  duplicates: [],
  looksLike: null,
  parsed: { body: {} },
  bodyProblem: null,
  bodyText: '{}',
  bodyBase64: 'e30=',
  bodyCut: false,
};

async function open(facts: Partial<EventResponse> = {}, routes: Record<string, unknown> = {}) {
  const event = { ...anEvent(), ...parts, ...facts };
  const api = serveApi({ 'GET /events/e1': event, 'GET /runs/r1': aRun(), ...routes });
  const shown = await render(<EventDetail eventId="e1" onBack={() => undefined} />);
  await screen.findByRole('region', { name: 'What became of it' });
  return { api, ...shown };
}

test('replays an event, and goes to the new run', async () => {
  const { api, user, address } = await open({}, { 'POST /events/e1/replay': { runId: 'r7' } });
  await user.click(screen.getByRole('button', { name: 'Replay event' }));
  await expect.poll(address).toBe('/runs/r7');
  expect(api.sent()).toEqual([{ call: 'POST /events/e1/replay', body: undefined }]);
});

test('says why an event was not replayed', async () => {
  const { user } = await open({}, { 'POST /events/e1/replay': refusal(409, 'workflow.deleted', 'It is deleted.') });
  await user.click(screen.getByRole('button', { name: 'Replay event' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The event was not replayedIt is deleted.');
});

test.each<[string, Partial<EventResponse>]>([
  ['was refused', { verdict: 'refused' }],
  ['belongs to no workflow', { workflowId: null, workflowName: null }],
])('offers no replay of what %s', async (_why, facts) => {
  await open(facts);
  expect(screen.queryByRole('button', { name: 'Replay event' })).toBeNull();
});

test('says what became of it, in the words of the server where it has some', async () => {
  await open({ verdict: 'held', reason: 'Came while paused', runIds: [] });
  const verdict = screen.getByRole('region', { name: 'What became of it' });
  expect(verdict).toHaveTextContent('Stored and heldCame while paused');
  expect(verdict).not.toHaveTextContent('Sender');
  expect(screen.getByText('None.')).toBeVisible();
});

test('leads from a repetition to the first, and says whether the sender was proved', async () => {
  await open({ verdict: 'duplicate', duplicateOf: 'e0', verified: false });
  const verdict = within(screen.getByRole('region', { name: 'What became of it' }));
  expect(verdict.getByRole('link', { name: 'Show the first' })).toHaveAttribute('href', '/inbox?event=e0');
  expect(verdict.getByText('Not proved')).toBeVisible();
});

test('an event that is gone says so, and offers no second try', async () => {
  serveApi({ 'GET /events/e1': refusal(404, 'event.not-found', 'There is no event e1') });
  await render(<EventDetail eventId="e1" onBack={() => undefined} />);
  expect(await screen.findByRole('region', { name: 'This is not here' })).toHaveTextContent('It may have been deleted');
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});
