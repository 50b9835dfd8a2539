import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import type { InboxFilter } from '../../shared/api/index.js';
import { aWorkflowSummary, anEvent, page } from '../../testing/factories.js';
import { render } from '../../testing/render.js';
import { serveApi } from '../../testing/serve-api.js';
import { EventList } from './event-list.js';
import { useEvents } from './use-events.js';

function List({ first, onSelect }: { first: InboxFilter; onSelect: (id: string) => void }) {
  const [filter, setFilter] = useState(first);
  return (
    <EventList
      list={useEvents(filter)}
      filter={filter}
      onFilter={(change) => setFilter({ ...filter, ...change })}
      open="e1"
      linked={null}
      onSelect={onSelect}
    />
  );
}

async function open(filter: InboxFilter = {}, ...events: readonly ReturnType<typeof anEvent>[]) {
  const api = serveApi({ 'GET /workflows': { items: [aWorkflowSummary()] }, 'GET /events': page(...events) });
  const selected: string[] = [];
  const shown = await render(<List first={filter} onSelect={(id) => selected.push(id)} />);
  return { ...shown, selected, search: () => api.lastSearch('GET /events') };
}

const chip = (name: string) => within(screen.getByRole('group', { name: 'Verdict' })).getByRole('button', { name });

describe('the filters of the inbox', () => {
  test('hold one verdict, or what waits, but not both', async () => {
    const { user, search } = await open();
    await user.click(chip('Held'));
    await expect.poll(search).toMatchObject({ verdict: 'held' });
    await user.click(chip('Waiting to be run'));
    await expect.poll(search).toEqual({ outstanding: 'waiting' });
    expect(chip('Held')).toHaveAttribute('aria-pressed', 'false');
    await user.click(chip('Refused'));
    await expect.poll(search).toEqual({ verdict: 'refused' });
  });

  test('are let go by a second click, and by All', async () => {
    const { user, search } = await open({ verdict: 'held' });
    await user.click(chip('Held'));
    await expect.poll(search).toEqual({});
    await user.click(chip('Captured'));
    expect(chip('All')).toHaveAttribute('aria-pressed', 'false');
    await user.click(chip('All'));
    expect(chip('Captured')).toHaveAttribute('aria-pressed', 'false');
    expect(chip('All')).toHaveAttribute('aria-pressed', 'true');
  });

  test('show what the ledger led to, until it is let go', async () => {
    const { user, search } = await open({ outstanding: 'without-run' });
    expect(await screen.findByRole('heading', { name: 'Every event has its run' })).toBeVisible();
    await user.click(chip('Without its run'));
    await expect.poll(search).toEqual({});
    expect(screen.queryByRole('button', { name: 'Without its run' })).toBeNull();
  });

  test.each<[string, InboxFilter]>([
    ['Nothing waits', { outstanding: 'waiting' }],
    ['No such events', { verdict: 'refused' }],
    ['No such events', { q: 'order' }],
    ['Nothing came in yet', {}],
  ])('say %s of %o when they leave nothing', async (title, filter) => {
    await open(filter);
    expect(await screen.findByRole('heading', { name: title })).toBeVisible();
  });
});

describe('a row of the inbox', () => {
  test('says to which workflow an event went, and of one without a run why', async () => {
    const held = anEvent({ id: 'e2', type: 'order.sent', verdict: 'held', reason: 'Came while paused' });
    await open({}, anEvent(), held);
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent(/order\.paid.*Orders/);
    expect(second).toHaveTextContent(/order\.sent.*Came while paused.*Held/);
    expect(second).not.toHaveTextContent('Orders');
  });

  test('is opened by its name, and says which one is open', async () => {
    const { user, selected } = await open({}, anEvent(), anEvent({ id: 'e2', type: 'order.sent' }));
    expect(await screen.findByRole('button', { name: 'order.paid' })).toHaveAttribute('aria-current', 'true');
    await user.click(screen.getByRole('button', { name: 'order.sent' }));
    expect(selected).toEqual(['e2']);
  });
});
