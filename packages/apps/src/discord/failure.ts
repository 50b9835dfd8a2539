import { isRecord, readRetryAfter } from '@hookline/node-kit';
import type { Answer, CallFailure, FailureContext, ReadFailure } from '../kit/app.js';
import { failureByStatus } from '../kit/failure.js';
import { listAt, textAt, valueAt } from '../kit/read-answer.js';

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json: a number says what is wrong. */
export const readDiscordFailure: ReadFailure = (answer, context) => {
  const { status, body } = answer;
  if (status === 429) return limited(answer, context);
  const code = textAt(body, 'code') ?? '';
  // 0 says no more than the status.
  if (status < 400 || status >= 500 || !/^[1-9]\d{3,8}$/.test(code)) return failureByStatus('Discord')(answer, context);
  const said = textAt(body, 'message') ?? 'it did not say why';
  return {
    code,
    message: code === INVALID_FORM ? formSentence(body, said) : (SENTENCES[code] ?? `Discord refused it: ${said}.`),
    outcome: 'failed',
    details: { status, code, said },
  };
};

const DEFAULT_WAIT_MS = 5000;

/** The body is the most exact one: seconds with a fraction. Cloudflare, in front of Discord, answers in HTML. */
function limited(answer: Answer, context: FailureContext): CallFailure {
  const { headers, body } = answer;
  const hints = [textAt(body, 'retry_after'), headers['retry-after'], headers['x-ratelimit-reset-after']];
  const waits = hints.map((hint) => readRetryAfter(hint, context.now));
  return {
    code: 'rate-limited',
    message: 'Discord takes about five messages in two seconds for each webhook, and asks to wait.',
    outcome: 'retry',
    retryAfterMs: waits.find((wait) => wait !== undefined) ?? DEFAULT_WAIT_MS,
    details: { status: 429, isGlobal: valueAt(body, 'global') === true },
  };
}

const INVALID_FORM = '50035';
const NEW_WEBHOOK = 'Make a new webhook in Discord, and enter it in the credential.';
const CLOSED_THREAD = 'That thread is archived or locked. Open it in Discord, or use another one.';
const MODERATED = 'A moderation rule of the Discord server blocked the message.';

const SENTENCES: Readonly<Record<string, string>> = {
  10003: 'The channel or thread is gone. Choose another one.',
  10008: 'Discord finds no message with this id that the webhook has sent.',
  10015: `This webhook was deleted. ${NEW_WEBHOOK}`,
  40005: 'The message is too large for Discord.',
  50006: 'The message is empty. Fill in the message, or add an embed.',
  50027: `Discord does not know this webhook. ${NEW_WEBHOOK}`,
  50083: CLOSED_THREAD,
  50109: 'Discord could not read the message.',
  160005: CLOSED_THREAD,
  200000: MODERATED,
  220001: 'This webhook posts to a forum. Fill in the thread id, or the title of a new thread.',
  220003: 'Only a webhook of a forum or media channel can begin a thread. Leave the title of a new thread empty.',
  240000: 'The message has a link that the Discord server blocks.',
};

/** `embeds 1 › title: Must be 256 or fewer in length.` */
function formSentence(body: unknown, said: string): string {
  const faults = faultsIn(valueAt(body, 'errors'), []);
  return `Discord did not accept the message. ${faults.length === 0 ? said : faults.slice(0, MAX_FAULTS).join(' ')}`;
}

const MAX_FAULTS = 5;

/** Faults are nested as the message is: `errors.embeds.0.title._errors[].message`. */
function faultsIn(errors: unknown, names: readonly string[]): readonly string[] {
  if (!isRecord(errors) || names.length > MAX_DEPTH) return [];
  const here = listAt(errors, '_errors').map((fault) => `${placeOf(names)}${textAt(fault, 'message') ?? 'is wrong.'}`);
  const inner = Object.entries(errors).filter(([name]) => name !== '_errors');
  return [...here, ...inner.flatMap(([name, value]) => faultsIn(value, [...names, name]))];
}

const MAX_DEPTH = 12;

/** Discord counts from 0, people from 1. */
function placeOf(names: readonly string[]): string {
  const text = names.reduce((before, name) => {
    if (/^\d{1,4}$/.test(name)) return `${before} ${Number(name) + 1}`;
    return before === '' ? name : `${before} › ${name}`;
  }, '');
  return text === '' ? '' : `${text}: `;
}
