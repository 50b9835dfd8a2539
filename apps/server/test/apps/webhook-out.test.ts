import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { playCases, sentBy, type StoredData } from './play-cases.js';

const KEY = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const OLD_KEY = 'C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const receiver = (base: string): StoredData => ({
  kind: 'webhook-receiver',
  data: { url: `${base}/in`, secret: `whsec_${KEY}`, oldSecret: `whsec_${OLD_KEY}` },
});
const SEND = 'webhook-out.send-event';
const event = { type: 'order.paid', data: { id: '1001' } };

describe('A signed webhook, as an app', () => {
  playCases(
    'standard-webhooks',
    {
      ok: [SEND, event],
      'retry-same-id': [SEND, event],
      redirect: [SEND, event],
      gone: [SEND, event],
      busy: [SEND, event],
    },
    receiver,
  );

  test('signs the bytes that arrive, with both secrets while one changes', async () => {
    const { headers, body } = await sentBy(SEND, { type: 'order.paid', data: { name: 'Ärger 😀' } }, receiver);
    const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
    const signatures = [KEY, OLD_KEY].map((key) =>
      createHmac('sha256', Buffer.from(key, 'base64')).update(signed).digest('base64'),
    );
    expect(headers['webhook-signature']).toBe(signatures.map((signature) => `v1,${signature}`).join(' '));
    expect(headers).toMatchObject({ 'webhook-id': 'step_01jd8r5c6w_a1', 'webhook-timestamp': '1767225600' });
  });
});
