import { startReceiver, type Received, type ReceiverAnswer } from '@hookline/testing';
import type { Story } from './story.js';

/** A chat that takes messages as Slack's incoming webhooks do, with their answers, word for word. */
export interface Chat {
  /** The secret address that posts to the channel. */
  readonly webhookUrl: string;
  /** The texts that were posted, in the order they came; one appears before it is answered. */
  readonly messages: readonly string[];
  /** From now on answers wait for `answer`. */
  holdAnswers(): void;
  answer(): void;
  /** Turns away the next message: too many of them. */
  limitNext(retryAfterSeconds: number): void;
}

const PATH = '/services/T0HOOK/B0LINE/e2e';
const JSON_TYPE = 'application/json';

export async function startChat(story: Story): Promise<Chat> {
  const messages: string[] = [];
  let held: Promise<void> = Promise.resolve();
  let release = (): void => undefined;
  let limit: number | null = null;

  const receiver = await startReceiver(async (request) => {
    const refusal = refusalOf(request);
    if (refusal) return refusal;
    if (limit !== null) {
      const seconds = limit;
      limit = null;
      return words(429, 'rate_limited', { 'retry-after': String(seconds) });
    }
    const message = readMessage(request.body);
    if (message === undefined) return words(400, 'invalid_payload');
    if (message === null) return words(400, 'no_text');
    messages.push(message);
    await held;
    return words(200, 'ok');
  });
  story.onTestFinished(() => receiver.close());
  return {
    webhookUrl: `${receiver.url}${PATH}`,
    messages,
    holdAnswers: () => {
      held = new Promise((resolve) => {
        release = resolve;
      });
    },
    answer: () => release(),
    limitNext: (retryAfterSeconds) => {
      limit = retryAfterSeconds;
    },
  };
}

function refusalOf({ method, path, headers }: Received): ReceiverAnswer | undefined {
  if (path !== PATH) return words(404, 'no_service');
  if (method !== 'POST') return words(405, 'method_not_allowed', { allow: 'POST' });
  return headers['content-type']?.startsWith(JSON_TYPE) ? undefined : words(400, 'invalid_payload');
}

/** Undefined: not JSON. Null: nothing to show. */
function readMessage(body: string): string | null | undefined {
  let payload: unknown;
  try {
    payload = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof payload !== 'object' || payload === null) return undefined;
  const text = 'text' in payload && typeof payload.text === 'string' ? payload.text : '';
  const blocks = 'blocks' in payload && Array.isArray(payload.blocks) ? payload.blocks.length : 0;
  return text === '' && blocks === 0 ? null : text;
}

const words = (status: number, body: string, headers: Record<string, string> = {}): ReceiverAnswer => ({
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body,
});
