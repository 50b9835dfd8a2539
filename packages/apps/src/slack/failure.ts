import type { Answer, CallFailure, FailureOutcome, ReadFailure } from '../kit/app.js';
import { dashed, failureByStatus, listedIn, retryAfter } from '../kit/failure.js';
import { textAt, valueAt } from '../kit/read-answer.js';

/** Slack fails with a 200 and `ok: false`; the only other status with a meaning is 429. https://docs.slack.dev/apis/web-api */
export const readSlackFailure: ReadFailure = (answer, context) => {
  const { status, headers } = answer;
  const error = errorIn(answer);
  if (error === undefined) return failureByStatus('Slack')(answer, context);
  if (DONE_BEFORE.has(error)) return undefined;
  const outcome = listedIn(OUTCOMES, error) ?? (status === 429 ? 'retry' : 'failed');
  const waitMs = retryAfter(headers, context.now);
  return {
    code: dashed(error) || 'status',
    message: sentenceOf(error, answer),
    outcome,
    retryAfterMs: outcome === 'retry' ? (waitMs ?? 30_000) : undefined,
    details: { status, error },
  };
};

/** The Web API says it in JSON; an incoming webhook in one word of plain text, beside a status that fits. */
function errorIn({ status, body }: Answer): string | undefined {
  if (valueAt(body, 'ok') === false) return textAt(body, 'error') ?? 'unknown_error';
  if (typeof body !== 'string') return undefined;
  const word = body.trim().toLowerCase();
  return status >= 300 && /^[a-z_]{3,60}$/.test(word) ? word : undefined;
}

/** What was wanted is the case already. */
const DONE_BEFORE = new Set(['already_reacted']);

const OUTCOMES: Readonly<Record<string, FailureOutcome>> = {
  ratelimited: 'retry',
  rate_limited: 'retry',
  service_unavailable: 'retry',
  request_timeout: 'retry',
  team_added_to_org: 'retry',
  internal_error: 'uncertain',
  fatal_error: 'uncertain',
  rollup_error: 'uncertain',
};

function sentenceOf(error: string, { body }: Answer): CallFailure['message'] {
  const needed = textAt(body, 'needed');
  if (error === 'missing_scope' && needed !== undefined)
    return `The Slack app lacks the scope ${needed}. Add it under OAuth & Permissions, and install the app again.`;
  return (
    (Object.hasOwn(SENTENCES, error) ? SENTENCES[error] : undefined) ??
    `Slack refused it: ${error.replaceAll('_', ' ')}.`
  );
}

const NEW_WEBHOOK = 'Make a new webhook in Slack, and enter it in the credential.';
const ARCHIVED = 'That channel is archived. Unarchive it, or use another one.';
const RECONNECT = 'Enter the token again, or choose another credential.';

const SENTENCES: Readonly<Record<string, string>> = {
  not_in_channel: 'The Slack app is not in that channel. Invite it there with /invite and its name.',
  channel_not_found:
    'Slack finds no such channel, or the app may not see it. Invite it there, or use the channel’s id.',
  is_archived: ARCHIVED,
  channel_is_archived: ARCHIVED,
  action_prohibited: 'An administrator of the workspace does not allow this webhook to post.',
  no_service: `This webhook was removed or switched off. ${NEW_WEBHOOK}`,
  no_team: `The workspace of this webhook does not exist any more. ${NEW_WEBHOOK}`,
  no_active_hooks: `This webhook was switched off. ${NEW_WEBHOOK}`,
  invalid_token: `Slack does not know this webhook. ${NEW_WEBHOOK}`,
  invalid_payload: 'Slack could not read the message. Check the blocks.',
  rollup_error: 'Something went wrong at Slack, and the message may have been posted.',
  invalid_auth: `Slack does not take this token. ${RECONNECT}`,
  not_authed: `Slack got no token. ${RECONNECT}`,
  token_revoked: `This token was revoked. ${RECONNECT}`,
  token_expired: `This token has expired. ${RECONNECT}`,
  account_inactive: `The app or its workspace is switched off. ${RECONNECT}`,
  no_text: 'The message is empty. Fill in the text.',
  msg_too_long: 'The message is too long for Slack: at most 40,000 characters, better 4,000.',
  msg_blocks_too_long: 'The blocks are too long for Slack together. Send fewer or shorter ones.',
  invalid_blocks: 'Slack could not read the blocks. Check them in the Block Kit Builder.',
  restricted_action: 'An administrator of the workspace does not allow the app to post there.',
  edit_window_closed: 'The message is too old to be changed.',
  cant_update_message: 'Only a message that the app itself sent can be changed.',
  message_not_found: 'Slack finds no message with this id in that channel.',
  ratelimited: 'Slack takes about one message a second for each channel, and asks to wait.',
  rate_limited: 'Slack takes about one message a second for each channel, and asks to wait.',
  internal_error: 'Something went wrong at Slack, and the message may have been posted.',
  fatal_error: 'Something went wrong at Slack, and the message may have been posted.',
};
