import { checkConfig, resolveConfig } from '@hookline/node-kit';
import { createTestContext, type FakeResponse } from '@hookline/node-kit/testing';
import { describe, expect, test } from 'vitest';
import { slackMessageDefinition } from './definition.js';
import { executeSlackMessage } from './execute.js';

const webhookUrl = 'https://hooks.slack.com/services/T0/B0/x';

async function post(answer: FakeResponse, config: Record<string, unknown> = {}) {
  const context = createTestContext({ routes: { [`POST ${webhookUrl}`]: answer } });
  const outcome = await executeSlackMessage.execute({ webhookUrl, text: 'Hello', ...config }, context);
  return { outcome, body: JSON.parse(String(context.http.requests[0]?.body)) as unknown };
}

describe('slack message', () => {
  test('posts the text and answers {ok: true}', async () => {
    const { outcome, body } = await post({ body: 'ok' });
    expect(outcome).toEqual({ kind: 'completed', port: 'out', output: { ok: true } });
    expect(body).toEqual({ text: 'Hello' });
  });

  test.each([
    ['a list', [{ type: 'divider' }]],
    ['what the Block Kit Builder copies', { blocks: [{ type: 'divider' }] }],
    ['one block', { type: 'divider' }],
    ['the text of a list', '[{"type":"divider"}]'],
    ['the text of what the Block Kit Builder copies', '{"blocks":[{"type":"divider"}]}'],
  ])('sends blocks from %s', async (_name, blocks) => {
    const sent = { text: 'Hello', blocks: [{ type: 'divider' }] };
    expect((await post({ body: 'ok' }, { blocks })).body).toEqual(sent);
    expect(checkConfig(slackMessageDefinition, { webhookUrl, text: 'x', blocks })).toEqual([]);
  });

  test.each([{ kind: 'divider' }, { blocks: {} }, '{"blocks":1}', '7', 7, true])(
    'refuses %j, which is no list of blocks, before publishing when it is constant, and before sending',
    async (blocks) => {
      const fault = {
        field: 'blocks',
        code: 'field.wrong',
        message: expect.stringContaining('Blocks: It needs to be'),
      };
      expect(checkConfig(slackMessageDefinition, { webhookUrl, text: 'x', blocks })).toEqual([fault]);
      await expect(post({ body: 'ok' }, { blocks })).rejects.toMatchObject({
        code: 'config.wrong',
        details: { field: 'blocks' },
      });
    },
  );

  test('leaves blocks to the run when a template makes them', () => {
    for (const blocks of ['{{ steps.make }}', '{"blocks": [{{ input }}]}', '', '  '])
      expect(checkConfig(slackMessageDefinition, { webhookUrl, text: 'x', blocks })).toEqual([]);
  });

  test('sends values as they read, and the author’s markup as markup', async () => {
    const draft = {
      webhookUrl,
      text: '<https://x.test/?a=1&b=2|Order> of {{ trigger.name }}',
      blocks: '{"blocks": [{"text": {"text": "<!here> {{ trigger.name }}"}, "url": "{{ trigger.url }}"}]}',
    };
    const trigger = { name: 'Tom & Jerry <tom@x.com> <!channel>', url: 'https://x.test/?a=1&b=2' };
    const config = await resolveConfig(slackMessageDefinition, draft, { trigger });
    const name = 'Tom &amp; Jerry &lt;tom@x.com&gt; &lt;!channel&gt;';
    expect((await post({ body: 'ok' }, config)).body).toEqual({
      text: `<https://x.test/?a=1&b=2|Order> of ${name}`,
      blocks: [{ text: { text: `<!here> ${name}` }, url: trigger.url }],
    });
  });

  test.each([
    [200, 'ok'],
    [200, 'OK\n'],
    [200, ''],
    [200, '{"ok":true}'],
    [200, '{"success":true}'],
    [200, '{ "ok": true, "ts": "1.2" }'],
    [201, 'ok'],
    [202, ''],
    [204, ''],
  ])('takes %d %j for success, as those answer that speak Slack’s language', async (status, body) => {
    expect((await post({ status, body })).outcome).toMatchObject({ output: { ok: true } });
  });

  test.each([
    [200, '{"ok":false,"error":"invalid_blocks"}'],
    [200, '{"success":false}'],
    [200, '{"ok":true,"error":"x"}'],
    [200, '<html>Log in</html>'],
    [200, 'null'],
    [302, ''],
    [400, '{"ok":true}'],
    [400, 'toString'],
  ])('takes %d %j for no success', async (status, body) => {
    await expect(post({ status, body })).rejects.toMatchObject({ code: 'slack.status', retryable: false });
  });

  test.each([
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

  test('waits as long as Slack asks when it limits the rate', async () => {
    const limited = { status: 429, body: 'rate_limited', headers: { 'retry-after': '30' } };
    await expect(post(limited)).rejects.toMatchObject({
      code: 'slack.rate-limited',
      retryable: true,
      retryAfterMs: 30_000,
    });
    const until = { ...limited, headers: { 'retry-after': 'Thu Jan  1 00:00:30 2026' } };
    await expect(post(until)).rejects.toMatchObject({ retryAfterMs: 30_000 });
    await expect(post({ ...limited, headers: { 'retry-after': '0.5' } })).rejects.toMatchObject({ retryAfterMs: 500 });
    await expect(post({ ...limited, body: '' })).rejects.toMatchObject({ code: 'slack.rate-limited', retryable: true });
  });

  test('tries again when something is wrong on the side of Slack', async () => {
    await expect(post({ status: 503, body: '<html>' })).rejects.toMatchObject({
      code: 'slack.status',
      retryable: true,
    });
  });

  test('never repeats the webhook URL in an error', async () => {
    const error: unknown = await post({ status: 404, body: 'no_service' }).catch((reason: unknown) => reason);
    expect(JSON.stringify(error)).not.toContain('services/T0');
  });

  test('needs a URL and a text', async () => {
    await expect(post({ body: 'ok' }, { text: '' })).rejects.toThrow('Text: Fill it in.');
    await expect(post({ body: 'ok' }, { webhookUrl: '' })).rejects.toThrow('Webhook URL: Fill it in.');
  });
});
