import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const SEND = 'telegram.send-message';
const hi = { chat: '-1001234567890', text: 'Hi' };
const bot = (baseUrl: string): StoredData => ({ kind: 'telegram-bot', data: { token: '110201543:AAtest', baseUrl } });

describe('Telegram, as a bot', () => {
  playCases(
    'telegram',
    {
      ok: [SEND, hi],
      all: [
        SEND,
        {
          chat: '@shop',
          format: 'html',
          html: '<b>Hi</b>',
          topic: '7',
          replyTo: '41',
          silent: true,
          preview: false,
        },
      ],
      'no-chat': [SEND, hi],
      blocked: [SEND, hi],
      'bad-token': [SEND, hi],
      flood: [SEND, hi],
      migrated: [SEND, hi],
    },
    bot,
  );
});
