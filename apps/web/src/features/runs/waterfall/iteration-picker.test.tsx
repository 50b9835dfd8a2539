import type { IterationResponse, RunResponse } from '@hookline/contracts';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aRun, aStep } from '../../../testing/factories.js';
import { render } from '../../../testing/render.js';
import { refusal, serveApi, type Asked } from '../../../testing/serve-api.js';
import { IterationPicker } from './iteration-picker.js';

const counts = { queued: 0, running: 0, waiting: 0, held: 0, succeeded: 0, filtered: 0, cancelled: 0 };
const itemAt = (index: number): IterationResponse => ({
  runId: `i${index}`,
  index,
  status: FAILED.includes(index) ? 'failed' : 'succeeded',
  error: FAILED.includes(index) ? { code: 'http.status', message: `Item ${index} failed` } : null,
  startedAt: null,
  finishedAt: null,
});
/** Of five items, those that failed. */
const FAILED = [1, 3];

/** Pages through the items as the server does. */
function iterations({ search }: Asked) {
  const after = search['cursor'] === undefined ? -1 : Number(search['cursor']);
  const all = [0, 1, 2, 3, 4].filter(
    (index) => index > after && (search['status'] !== 'failed' || FAILED.includes(index)),
  );
  const limit = Number(search['limit']);
  return { items: all.slice(0, limit).map(itemAt), nextCursor: all.length > limit ? String(all[limit - 1]) : null };
}

async function open(index: number, routes: Record<string, unknown> = { 'GET /runs/r1/iterations': iterations }) {
  serveApi(routes);
  const chosen: string[] = [];
  const step = aStep({ nodeId: 'each', iterations: { ...counts, total: 5, failed: FAILED.length } });
  const item: RunResponse = aRun({
    id: `i${index}`,
    status: itemAt(index).status,
    parent: { runId: 'r1', nodeId: 'each', index },
  });
  const loop = { runId: 'r1', nodeId: 'each', step };
  const { user } = await render(
    <IterationPicker loop={loop} name="Each order" item={item} onChoose={(id) => chosen.push(id)} />,
  );
  return { user, chosen };
}

test('goes to the next item and to the one before', async () => {
  const { user, chosen } = await open(2);
  await user.click(screen.getByRole('button', { name: 'Next item' }));
  await expect.poll(() => chosen).toEqual(['i3']);
  await user.click(screen.getByRole('button', { name: 'Item before' }));
  await expect.poll(() => chosen).toEqual(['i3', 'i1']);
});

test('ends at both ends', async () => {
  await open(0);
  expect(screen.getByRole('button', { name: 'Item before' })).toBeDisabled();
  expect(screen.getByRole('button', { name: 'Next item' })).toBeEnabled();
});

test('does not go beyond the last item', async () => {
  await open(4);
  expect(screen.getByRole('button', { name: 'Next item' })).toBeDisabled();
});

test('goes to the item whose number is typed, counted from 1', async () => {
  const { user, chosen } = await open(0);
  const number = screen.getByRole('textbox', { name: 'Item, 1 to 5' });
  await user.clear(number);
  await user.type(number, '9{Enter}');
  await user.clear(number);
  await user.type(number, '4{Enter}');
  await expect.poll(() => chosen).toEqual(['i3']);
});

test('steps through failed items only, beginning with the first of them', async () => {
  const { user, chosen } = await open(1);
  await user.click(screen.getByRole('switch', { name: 'Failed only' }));
  expect(screen.getByRole('button', { name: 'Failed item before' })).toBeDisabled();
  const next = screen.getByRole('button', { name: 'Next failed item' });
  await expect.poll(() => next.hasAttribute('disabled')).toBe(false);
  await user.click(next);
  await expect.poll(() => chosen).toEqual(['i3']);
});

test('goes to a failed item when only those are shown', async () => {
  const { user, chosen } = await open(0);
  await user.click(screen.getByRole('switch', { name: 'Failed only' }));
  await expect.poll(() => chosen).toEqual(['i1']);
});

test('lists the items with what became of them', async () => {
  const { user, chosen } = await open(0);
  await user.click(screen.getByRole('button', { name: 'All items' }));
  expect(await screen.findByRole('button', { name: /1.*Succeeded/ })).toHaveAttribute('aria-pressed', 'true');
  await user.click(screen.getByRole('button', { name: /Item 3 failed/ }));
  expect(chosen).toEqual(['i3']);
  expect(screen.queryByRole('button', { name: /Item 3 failed/ })).toBeNull();
});

test('says why an item was not found', async () => {
  const gone = refusal(404, 'run.not-found', 'There is no run r1');
  const { user } = await open(0, { 'GET /runs/r1/iterations': gone });
  await user.click(screen.getByRole('button', { name: 'Next item' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The item was not foundThere is no run r1');
});
