import { defineCredentialKind, secretText, serviceAddress } from '@hookline/credentials';
import { z } from 'zod';
import { defineApp } from '../kit/define-app.js';
import { textAt, valueAt } from '../kit/read-answer.js';
import { readTelegramFailure } from './failure.js';

/** https://core.telegram.org/bots/api#making-requests: the token stands in the path. */
const telegramBot = defineCredentialKind({
  id: 'telegram-bot',
  title: 'Telegram bot token',
  summary: 'Writes as a bot of yours.',
  setUp: {
    secret:
      'In Telegram, open a chat with @BotFather and send /newbot, or /token for a bot that you have: it answers with the token.',
    docs: 'https://core.telegram.org/bots/features#botfather',
  },
  fields: z.object({
    token: secretText(
      { label: 'Bot token', placeholder: '110201543:AAH…' },
      { pattern: /^\d+:[\w-]+$/, message: 'A bot token is a number, a colon, and letters and digits. Copy it again.' },
    ),
    baseUrl: serviceAddress('https://api.telegram.org'),
  }),
  baseUrl: ({ baseUrl, token }) => `${baseUrl.replace(/\/$/, '')}/bot${token}`,
  authenticate: () => ({}),
  test: () => ({
    url: '/getMe',
    works: (answer) => valueAt(answer, 'ok') === true,
    account: (answer) => textAt(answer, 'result', 'username'),
  }),
});

export const telegram = defineApp({
  id: 'telegram',
  name: 'Telegram',
  mark: 'Te',
  ground: 2,
  keywords: ['chat', 'message', 'bot', 'notify'],
  docs: 'https://core.telegram.org/bots/api',
  credentials: [telegramBot],
  failure: readTelegramFailure,
});
