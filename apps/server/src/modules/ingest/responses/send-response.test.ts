import type { WebhookResponse } from '@hookline/node-kit';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { sendResponse } from './send-response.js';

async function answered(answer: Partial<WebhookResponse>, method: 'POST' | 'HEAD' = 'POST') {
  const app = fastify();
  app.route({
    method: ['POST', 'HEAD'],
    url: '/',
    handler: async (_, reply) => sendResponse(reply, { status: 200, headers: [], body: '', ...answer }),
  });
  const { statusCode, headers, body } = await app.inject({ method, url: '/' });
  return { status: statusCode, headers, body };
}

test('sends status, headers and body as they are', async () => {
  const { status, headers, body } = await answered({
    status: 422,
    headers: [
      ['content-type', 'application/json; charset=utf-8'],
      ['x-a', 'é'],
    ],
    body: '{"ok": "naïve"}',
  });
  expect([status, body]).toEqual([422, '{"ok": "naïve"}']);
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'content-length': '16',
    'x-a': 'é',
  });
});

test('sends nothing where there is nothing', async () => {
  const empty = await answered({});
  expect([empty.status, empty.body, empty.headers['content-length']]).toEqual([200, '', '0']);
  expect(empty.headers).not.toHaveProperty('content-type');
  expect(await answered({ status: 204, body: 'lost' })).toMatchObject({ status: 204, body: '' });
  expect(await answered({ headers: [['content-type', 'text/plain']], body: 'x' }, 'HEAD')).toMatchObject({ body: '' });
});

test('lets no page act in the name of who is logged in, whatever the answer says', async () => {
  const { headers } = await answered({
    headers: [
      ['content-type', 'text/html'],
      ['content-security-policy', "img-src 'none'"],
      ['x-content-type-options', 'sniff'],
    ],
    body: '<script>steal()</script>',
  });
  expect(headers['content-security-policy']).toMatch(/^sandbox (?!.*allow-same-origin)[a-z -]+, img-src 'none'$/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('sends no header that concerns more than the answer, whenever it was written', async () => {
  const { headers } = await answered({
    headers: [
      ['nel', '{}'],
      ['set-cookie', 'hookline_session=x'],
      ['service-worker-allowed', '/'],
      ['x-own', 'kept'],
    ],
  });
  expect(headers).toMatchObject({ 'x-own': 'kept' });
  for (const name of ['nel', 'set-cookie', 'service-worker-allowed']) expect(headers).not.toHaveProperty(name);
});
