/** The limit of events that a trigger takes in a minute, for who has set one. */
import { describe, expect, test } from 'vitest';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { openIngest, post } from './open-ingest.js';

const batch = (from: number, count: number): string =>
  JSON.stringify(Array.from({ length: count }, (_, n) => ({ sg_event_id: `e${from + n}`, event: 'delivered' })));

describe.each(ANY_BACKEND)('a limit of five events in a minute, on %s', (backend) => {
  const door = openIngest(backend, { EVENTS_PER_MINUTE: '5' });

  test('counts each event of a request that holds several', async () => {
    const { url } = await door.published('Batches', { provider: 'sendgrid' });
    expect((await post(url, batch(0, 4))).status).toBe(200);
    expect((await post(url, batch(4, 1))).status).toBe(200);
    const late = await post(url, batch(5, 1));
    expect([late.status, await late.text()]).toEqual([
      429,
      'More than 5 events in a minute: this Hookline takes no more than that for one trigger.\n',
    ]);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('takes a request with more events than that whole, and lets the next one wait', async () => {
    const { id, url } = await door.published('A large batch', { provider: 'sendgrid' });
    expect((await post(url, batch(0, 8))).status).toBe(200);
    expect((await door.runsOf(id)).items).toHaveLength(8);
    expect((await post(url, batch(8, 1))).status).toBe(429);
  });

  test('counts a request as one event where one run takes all of it', async () => {
    const { url } = await door.published('Together', { provider: 'sendgrid', batch: 'together' });
    for (let sent = 0; sent < 5; sent++) expect((await post(url, batch(sent * 3, 3))).status).toBe(200);
    expect((await post(url, batch(15, 3))).status).toBe(429);
  });
});
