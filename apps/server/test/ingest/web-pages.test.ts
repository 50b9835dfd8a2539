/** Pages of other sites: what their browser asks before it lets them send, and what it lets them read. */
import { describe, expect, test } from 'vitest';
import { chain } from '../setup/graphs.js';
import { ANY_BACKEND } from '../setup/test-hookline.js';
import { urlOf } from '../setup/workflow-calls.js';
import { openIngest, post } from './open-ingest.js';

const PAGE = 'https://shop.example.com';
const preflight = (url: string, origin = PAGE, headers: Record<string, string> = {}) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type,x-own',
      ...headers,
    },
  });
const allowed = ({ headers }: Response) => [
  headers.get('access-control-allow-origin'),
  headers.get('access-control-allow-headers'),
  headers.get('access-control-allow-methods'),
];

describe.each(ANY_BACKEND)('pages at ingest, on %s', (backend) => {
  const door = openIngest(backend);

  test('may send from anywhere unless somebody chose otherwise, and the question makes no event', async () => {
    const { url, events } = await door.published('Any page', { methods: ['POST', 'PUT'] });
    const asked = await preflight(url);
    expect([asked.status, ...allowed(asked)]).toEqual([204, '*', 'authorization, content-type, x-own', 'POST, PUT']);
    expect(asked.headers.get('access-control-max-age')).toBe('600');
    expect(await events()).toEqual([]);
    const sent = await post(url, '{}', { origin: PAGE });
    expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    for (const answer of [asked, sent]) {
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect((await events()).map(({ verdict }) => verdict)).toEqual(['run']);
  });

  test('read what is answered to them, a refusal too, while servers get no such headers', async () => {
    const { url } = await door.published('Read', { provider: 'cloudevents' });
    const refused = await post(url, '{}', { origin: PAGE });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([415, '*']);
    const server = await post(url, '{}');
    expect([...server.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('read what a Respond step answers', async () => {
    const workflow = await door.create(
      'Asked by a page',
      chain(
        ['webhook', { response: { mode: 'respond', waitSeconds: 20 } }],
        ['respond', { body: { type: 'text', value: 'hello' } }],
      ),
    );
    await door.publish(workflow.id);
    const answer = await post(urlOf(workflow), '{}', { origin: PAGE });
    expect([await answer.text(), answer.headers.get('access-control-allow-origin')]).toEqual(['hello', '*']);
  });

  test('of listed sites may send, and no other', async () => {
    const cors = { mode: 'listed', origins: `${PAGE}/, http://127.0.0.1:5173` };
    const { url, events } = await door.published('Listed', { cors });
    const asked = await preflight(url);
    expect([asked.status, allowed(asked)[0], asked.headers.get('vary')]).toEqual([204, PAGE, 'Origin']);
    for (const origin of ['https://evil.example', 'http://shop.example.com', 'https://shop.example.com:8443', 'null']) {
      const other = await preflight(url, origin);
      expect([other.status, ...allowed(other)]).toEqual([403, null, null, null]);
      const sent = await post(url, '{}', { origin });
      expect([sent.status, sent.headers.get('access-control-allow-origin')]).toEqual([403, null]);
      expect(await sent.text()).toContain(`Pages of ${origin} may not send here`);
    }
    expect((await post(url, '{}', { origin: 'http://127.0.0.1:5173' })).status).toBe(200);
    expect((await post(url, '{}')).status).toBe(200);
    expect((await events()).map(({ verdict }) => verdict)).toEqual([
      'run',
      'run',
      'refused',
      'refused',
      'refused',
      'refused',
    ]);
  });

  test('may not send where somebody chose so', async () => {
    const { url, events } = await door.published('No page', { cors: { mode: 'none' } });
    const asked = await preflight(url);
    expect([asked.status, ...allowed(asked)]).toEqual([403, null, null, null]);
    const sent = await post(url, '{}', { origin: PAGE });
    expect([sent.status, await sent.text()]).toEqual([
      403,
      'This trigger takes nothing from web pages. Choose in its settings which pages may send.\n',
    ]);
    expect((await post(url, '{}')).status).toBe(200);
    expect((await events()).map(({ verdict }) => verdict)).toEqual(['run', 'refused']);
  });

  test('get no list of names that is none, or has no end', async () => {
    const { url } = await door.published('Bounds', {});
    for (const names of [
      Array.from({ length: 101 }, (_, n) => `x-${n}`).join(),
      'a b',
      'x-ü',
      `x-${'a'.repeat(200)}`,
    ]) {
      const asked = await preflight(url, PAGE, {
        'access-control-request-headers': Buffer.from(names).toString('latin1'),
      });
      expect([asked.status, ...allowed(asked)]).toEqual([204, '*', null, 'POST']);
    }
    expect((await preflight(`${url}x`)).status).toBe(404);
  });
});
