import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const SEND = 'discord.send-message';
const hi = { content: 'Hi' };
/** As Discord copies it: without the version. */
const webhook = (base: string): StoredData => ({
  kind: 'discord-webhook',
  data: { url: `${base}/api/webhooks/223704706495545344/tokenABC` },
});

describe('Discord, by a webhook', () => {
  playCases(
    'discord',
    {
      ok: [SEND, hi],
      embed: [
        SEND,
        {
          embeds: [{ title: 'Order 1001', color: '#57f287', fields: [{ name: 'Total', value: '20', inline: true }] }],
        },
      ],
      thread: [SEND, { ...hi, thread: '1180000000000000009' }],
      empty: [SEND, { content: '' }],
      'form-error': [SEND, { embeds: [{ title: 'x'.repeat(257) }] }],
      'unknown-webhook': [SEND, hi],
      'bad-token': [SEND, hi],
      'limited-user': [SEND, hi],
      'limited-global': [SEND, hi],
      'server-error': [SEND, hi],
      edit: ['discord.edit-message', { message: '1180000000000000001', content: 'Paid' }],
      'edit-unknown': ['discord.edit-message', { message: '1180000000000000001', content: 'Paid' }],
      delete: ['discord.delete-message', { message: '1180000000000000001' }],
    },
    webhook,
  );
});
