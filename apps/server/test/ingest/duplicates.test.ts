import type { EventResponse, LedgerResponse } from '@hookline/contracts';
import { describe, expect, test } from 'vitest';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { query, type TestSpace } from '../setup/test-space.js';
import { openIngest, post } from './open-ingest.js';

describe.each(ANY_BACKEND)('duplicates at ingest, on %s', (backend) => {
  const door = openIngest(backend);

  test('makes one run of an event that comes many times at once', async () => {
    const { url, events } = await door.published('Again', { provider: 'github' });
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        post(url, `{"n":${index}}`, { 'x-github-delivery': `same-${index % 4}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
    const all = await events();
    const originals = all.filter(({ verdict }) => verdict === 'run');
    expect(new Set(originals.map(({ eventId }) => eventId))).toEqual(new Set(['same-0', 'same-1', 'same-2', 'same-3']));
    expect(originals).toHaveLength(4);
    const repeated = all.filter(({ verdict }) => verdict === 'duplicate');
    expect(repeated).toHaveLength(36);
    for (const event of repeated) {
      const original = originals.find(({ eventId }) => eventId === event.eventId);
      expect(event).toMatchObject({ duplicateOf: original?.id, runIds: [], reason: 'This event came before' });
    }
  });

  test('keeps triggers apart, and lets a redelivery through that a person asked for', async () => {
    const first = await door.published('One', { provider: 'github', duplicates: { redeliveries: 'run' } });
    const second = await door.published('Two', { provider: 'github', duplicates: { mode: 'run' } });
    for (const { url } of [first, first, second, second]) await post(url, '{}', { 'x-github-delivery': 'd' });
    expect(await first.events()).toMatchObject([
      { verdict: 'run', duplicateOf: expect.any(String) },
      { verdict: 'run', duplicateOf: null },
    ]);
    expect(await second.events()).toMatchObject([{ verdict: 'run' }, { verdict: 'run' }]);
  });

  test('tells events apart by an expression, for a time', async () => {
    const { url, events } = await door.published('By order', {
      duplicates: { key: '{{ trigger.body.order }}', hours: 1 },
    });
    for (const order of [1, 1, 2]) await post(url, `{"order":${order}}`);
    await post(url, '{}');
    await post(url, '{}');
    expect((await events()).map(({ verdict }) => verdict)).toEqual(['run', 'run', 'run', 'duplicate', 'run']);
    await forget(door.space());
    await post(url, '{"order":1}');
    expect((await events())[0]).toMatchObject({ verdict: 'run' });
  });

  test('makes a run of each event in a request, and one of each event only', async () => {
    const { id, url, events } = await door.published('Batch', { provider: 'sendgrid' });
    const batch = (...ids: string[]) =>
      JSON.stringify(ids.map((one) => ({ sg_event_id: one, event: 'delivered', email: `${one}@example.com` })));
    await post(url, batch('a', 'b'));
    await post(url, batch('b', 'c', 'd'));
    await post(url, batch('d', 'a'));
    expect(await events()).toMatchObject([
      { verdict: 'duplicate', runIds: [] },
      {
        verdict: 'run',
        reason: '1 of the 3 events in it came before',
        runIds: [expect.any(String), expect.any(String)],
      },
      { verdict: 'run', reason: null, runIds: [expect.any(String), expect.any(String)] },
    ]);
    const runs = await door.finishedRuns(id, 4);
    const outputs = await Promise.all(runs.map(({ id: run }) => door.outputOf(run)));
    expect(outputs).toMatchObject(
      ['d', 'c', 'b', 'a'].map((one) => ({
        body: { email: `${one}@example.com` },
        event: { id: one, type: 'delivered', provider: 'sendgrid' },
      })),
    );
    const retried = await door.hookline().api<{ runId: string }>('POST', `/runs/${runs[0]!.id}/retry`, {
      from: 'start',
      version: 'original',
    });
    await door.finishedRuns(id, 5);
    expect(await door.outputOf(retried.runId)).toMatchObject({ body: { email: 'd@example.com' } });
  });

  test('keeps what surrounds the events of a request once for all of their runs', async () => {
    const { id, url, events } = await door.published('Surrounded', { provider: 'sendgrid' });
    const body = JSON.stringify(['x', 'y'].map((one) => ({ sg_event_id: one, event: 'open' })));
    await post(url, body, { 'x-long': 'l'.repeat(12_000) });
    const seen = { headers: { 'x-long': 'l'.repeat(12_000) }, method: 'POST' };
    for (const run of await door.finishedRuns(id, 2)) expect(await door.outputOf(run.id)).toMatchObject(seen);
    const { rows } = await query(door.space(), 'select octet_length(input) as bytes from runs where workflow_id = $1', [
      id,
    ]);
    expect(Math.max(...rows.map(({ bytes }) => Number(bytes)))).toBeLessThan(500);
    const [event] = await events();
    await door.hookline().api('POST', `/events/${event?.id}/replay`);
    const outputs = await Promise.all((await door.finishedRuns(id, 4)).map((run) => door.outputOf(run.id)));
    expect(outputs).toMatchObject(['y', 'x', 'y', 'x'].map((one) => ({ ...seen, body: { sg_event_id: one } })));
  });

  test('shows what a duplicate repeats', async () => {
    const { url, events } = await door.published('Twice', { provider: 'github' });
    for (const n of [1, 2]) await post(url, `{"n":${n}}`, { 'x-github-delivery': 'one' });
    const [repeated, original] = await events();
    const shown = await door.hookline().api<EventResponse>('GET', `/events/${repeated!.id}`);
    expect(shown.duplicateOf).toBe(original!.id);
  });

  test('balances its books', async () => {
    const { balanced, unaccounted, verdicts } = await door.hookline().api<LedgerResponse>('GET', '/ledger');
    expect({ balanced, unaccounted }).toEqual({ balanced: true, unaccounted: 0 });
    expect(verdicts.duplicate).toBe(39);
  });
});

/** As if the time of every remembered key had passed. */
async function forget(space: TestSpace): Promise<void> {
  await query(space, `update dedup_keys set expires_at = clock_timestamp() - interval '1 second'`);
}
