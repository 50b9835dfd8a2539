import { NodeError, readRetryAfter, type HttpResponse } from '@hookline/node-kit';

/** The step error for Slack's response to an incoming webhook: a status and one word of plain text. */
export function responseFailure({ status, headers }: HttpResponse, body: string, now: Date): NodeError {
  const known = Object.hasOwn(MEANING, body) ? MEANING[body] : undefined;
  const limited = status === 429 || body === 'rate_limited';
  return new NodeError({
    code: known ? `slack.${body.replaceAll('_', '-')}` : limited ? 'slack.rate-limited' : 'slack.status',
    message:
      known ??
      (limited ? MEANING['rate_limited'] : undefined) ??
      `Slack answered ${status} and did not take the message.`,
    retryable: limited || status >= 500,
    retryAfterMs: limited ? readRetryAfter(headers['retry-after'], now) : undefined,
    details: { status, answer: body.slice(0, 500) },
  });
}

const NEW_URL = 'Make a new webhook in Slack and put its URL here.';

const MEANING: Readonly<Record<string, string>> = {
  invalid_payload: 'Slack could not read the message. Check the blocks.',
  invalid_blocks: 'Slack could not read the blocks. Check them in Block Kit Builder.',
  no_text: 'The message is empty. Fill in the text.',
  too_many_attachments: 'The message has more than 100 attachments. Send fewer.',
  channel_not_found: `The channel of this webhook does not exist any more. ${NEW_URL}`,
  channel_is_archived: 'The channel of this webhook is archived. Unarchive it, or use another webhook.',
  user_not_found: `The person this webhook writes to does not exist any more. ${NEW_URL}`,
  action_prohibited: 'An administrator of the Slack workspace does not allow this webhook to post.',
  posting_to_general_channel_denied: 'Only some people may post to #general, and this webhook is not one of them.',
  no_service: `This webhook was removed or switched off. ${NEW_URL}`,
  no_service_id: `The webhook URL is incomplete. ${NEW_URL}`,
  no_team: `The Slack workspace of this webhook does not exist any more. ${NEW_URL}`,
  no_active_hooks: `This webhook was switched off. ${NEW_URL}`,
  team_disabled: 'The Slack workspace of this webhook is switched off.',
  invalid_token: `Slack does not know this webhook URL. ${NEW_URL}`,
  rate_limited: 'Slack takes about one message a second and asks to wait.',
};
