import { gzipSync } from 'node:zlib';
import type { EventResponse, EventSummaryResponse, Page } from '@hookline/contracts';
import { describe, expect, test } from 'vitest';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { openIngest } from './open-ingest.js';

/** A filter, a name for duplicates, what the sender calls its event, the search: all of them see what was packed. */
describe.each(ANY_BACKEND)('events that come packed, on %s', (backend) => {
  const door = openIngest(backend);

  const postPacked = (url: string, value: unknown) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: gzipSync(JSON.stringify(value)),
    });

  test('are filtered, named and told apart by what is in them', async () => {
    const { id, url, events } = await door.published('Packed', {
      provider: 'stripe',
      filter: {
        combinator: 'and',
        rules: [{ left: '{{ trigger.body.total }}', operator: 'greater-than', right: '100' }],
      },
    });
    const first = { id: 'evt_1', type: 'invoice.paid', total: 150, note: 'needle' };
    for (const event of [first, first, { ...first, id: 'evt_2', total: 50 }]) await postPacked(url, event);
    expect(await events()).toMatchObject([
      { verdict: 'filtered', eventId: 'evt_2', type: 'invoice.paid' },
      { verdict: 'duplicate', eventId: 'evt_1' },
      { verdict: 'run', eventId: 'evt_1', type: 'invoice.paid' },
    ]);
    const found = await door.hookline().api<Page<EventSummaryResponse>>('GET', `/events?workflowId=${id}&q=needle`);
    expect(found.items).toHaveLength(3);
    const event = await door.hookline().api<EventResponse>('GET', `/events/${found.items[2]?.id}`);
    expect(event).toMatchObject({ parsed: { body: first }, bodyText: JSON.stringify(first) });
    // As they came: what is sent again, and what a signature is of.
    expect(Buffer.from(event.bodyBase64, 'base64')).toEqual(gzipSync(JSON.stringify(first)));
  });

  test('end as bytes that say why, when they unpack to more than there is room for', async () => {
    const { url, events } = await door.published('Bomb', {});
    const body = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(200);
    const [event] = await events();
    expect(await door.hookline().api<EventResponse>('GET', `/events/${event?.id}`)).toMatchObject({
      parsed: { body: { size: body.length, error: { code: 'body.unpacks-too-large' } } },
    });
  });
});
