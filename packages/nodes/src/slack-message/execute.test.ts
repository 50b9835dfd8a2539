import { createTestContext, type FakeAnswer } from '@hookline/node-kit/testing';
import { describe, expect, it } from 'vitest';
import { executeSlackMessage } from './execute.js';

const webhookUrl = 'https://hooks.slack.com/services/T0/B0/x';

async function post(answer: FakeAnswer, config: Record<string, unknown> = {}) {
  const context = createTestContext({ routes: { [`POST ${webhookUrl}`]: answer } });
  const outcome = await executeSlackMessage.execute({ webhookUrl, text: 'Hello', ...config }, context);
  return { outcome, body: JSON.parse(String(context.http.requests[0]?.body)) as unknown };
}

describe('slack message', () => {
  it('posts the text and answers {ok: true}', async () => {
    const { outcome, body } = await post({ body: 'ok' });
    expect(outcome).toEqual({ kind: 'completed', port: 'out', output: { ok: true } });
    expect(body).toEqual({ text: 'Hello' });
  });

  it('sends blocks, and refuses what is no list of them', async () => {
    const blocks = [{ type: 'divider' }];
    expect((await post({ body: 'ok' }, { blocks })).body).toEqual({ text: 'Hello', blocks });
    await expect(post({ body: 'ok' }, { blocks: { type: 'divider' } })).rejects.toMatchObject({ code: 'config.wrong' });
  });

  it.each([
    [400, 'invalid_payload', 'slack.invalid-payload'],
    [400, 'no_text', 'slack.no-text'],
    [400, 'user_not_found', 'slack.user-not-found'],
    [403, 'action_prohibited', 'slack.action-prohibited'],
    [404, 'channel_not_found', 'slack.channel-not-found'],
    [404, 'no_service', 'slack.no-service'],
    [404, 'no_active_hooks', 'slack.no-active-hooks'],
    [410, 'channel_is_archived', 'slack.channel-is-archived'],
    [400, 'something new', 'slack.status'],
    [200, 'fine', 'slack.status'],
  ])('turns %d %s into %s, not to be tried again', async (status, answer, code) => {
    await expect(post({ status, body: answer })).rejects.toMatchObject({
      name: 'NodeError',
      code,
      retryable: false,
      details: { status, answer },
    });
  });

  it('waits as long as Slack asks when it limits the rate', async () => {
    const limited = { status: 429, body: 'rate_limited', headers: { 'retry-after': '30' } };
    await expect(post(limited)).rejects.toMatchObject({
      code: 'slack.rate-limited',
      retryable: true,
      retryAfterMs: 30_000,
    });
    await expect(post({ ...limited, body: '' })).rejects.toMatchObject({ code: 'slack.rate-limited', retryable: true });
  });

  it('tries again when something is wrong on the side of Slack', async () => {
    await expect(post({ status: 503, body: '<html>' })).rejects.toMatchObject({
      code: 'slack.status',
      retryable: true,
    });
  });

  it('never repeats the webhook URL in an error', async () => {
    const error: unknown = await post({ status: 404, body: 'no_service' }).catch((reason: unknown) => reason);
    expect(JSON.stringify(error)).not.toContain('services/T0');
  });

  it('needs a URL and a text', async () => {
    await expect(post({ body: 'ok' }, { text: '' })).rejects.toThrow('Text: Fill it in.');
    await expect(post({ body: 'ok' }, { webhookUrl: '' })).rejects.toThrow('Webhook URL: Fill it in.');
  });
});
