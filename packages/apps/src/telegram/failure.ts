import { readRetryAfter } from '@hookline/node-kit';
import type { ReadFailure } from '../kit/app.js';
import { failureByStatus } from '../kit/failure.js';
import { textAt } from '../kit/read-answer.js';

const DEFAULT_WAIT_MS = 5000;
const RECONNECT = 'Enter the token again, or choose another credential.';

/** https://core.telegram.org/bots/api#making-requests: a description for people, beside the status. */
export const readTelegramFailure: ReadFailure = (answer, context) => {
  const { status, body } = answer;
  const said = textAt(body, 'description');
  if (said === undefined) return failureByStatus('Telegram')(answer, context);
  const details = { status, said };
  const movedTo = textAt(body, 'parameters', 'migrate_to_chat_id');
  if (movedTo !== undefined)
    return {
      code: 'chat-moved',
      message: `The group became a supergroup and has a new chat id: ${movedTo}. Enter it as the chat.`,
      outcome: 'failed',
      details: { ...details, chatId: movedTo },
    };
  if (status === 429)
    return {
      code: 'rate-limited',
      message: 'Telegram takes about one message a second for each chat, and asks to wait.',
      outcome: 'retry',
      retryAfterMs: readRetryAfter(textAt(body, 'parameters', 'retry_after'), context.now) ?? DEFAULT_WAIT_MS,
      details,
    };
  const code = CODES[status];
  if (code === undefined) return failureByStatus('Telegram')(answer, context);
  return { code, message: sentenceOf(status, said), outcome: 'failed', details };
};

/** A token that it does not know gives a 401 or a 404. */
const CODES: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'unauthorized',
  413: 'too-large',
};

function sentenceOf(status: number, said: string): string {
  if (status === 401 || status === 404) return `Telegram does not know this bot token. ${RECONNECT}`;
  const reason = said.replace(/^(?:Bad Request|Forbidden): /, '');
  const hint = HINTS.find(([words]) => reason.includes(words))?.[1] ?? '';
  return `Telegram refused it: ${reason}.${hint}`;
}

/** By words of the description. */
const HINTS: readonly (readonly [string, string])[] = [
  [
    'chat not found',
    ' Check the chat id. A person has to write to the bot first, and a group has to have it as a member.',
  ],
  ['bot was blocked', ' The person has to unblock the bot in Telegram.'],
  ['bot was kicked', ' Add the bot to the group or channel again.'],
  ["can't parse entities", ' Check the tags of the formatted text: each one has to be closed.'],
  ['text is empty', ' Fill in the text.'],
  ['message is too long', ' A message has at most 4,096 characters.'],
  ['not enough rights', ' Make the bot an administrator, or allow it to write there.'],
];
