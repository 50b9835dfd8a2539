import type { ReadFailure } from '../kit/app.js';
import { failureByStatus } from '../kit/failure.js';

const NEW_HOOK = 'Copy the webhook URL of the Zap again, and enter it in the credential.';

const SENTENCES: Readonly<Record<number, string>> = {
  404: `Zapier does not know this webhook. ${NEW_HOOK}`,
  410: `This webhook was deleted. ${NEW_HOOK}`,
  413: 'The data is too large: Zapier takes 10 MB.',
  429: 'Zapier takes 30 requests a second, and asks to wait.',
};

/** https://help.zapier.com/hc/en-us/articles/29972220283789: limits of webhooks. */
export const readZapierFailure: ReadFailure = (answer, context) => {
  const failure = failureByStatus('Zapier')(answer, context);
  const message = SENTENCES[answer.status];
  return failure && message !== undefined ? { ...failure, message } : failure;
};
