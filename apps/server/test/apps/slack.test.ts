import { describe } from 'vitest';
import { playCases, type StoredData } from './play-cases.js';

const bot = (baseUrl: string): StoredData => ({ kind: 'slack-bot', data: { token: 'xoxb-test-1', baseUrl } });
const webhook = (base: string): StoredData => ({
  kind: 'slack-webhook',
  data: { url: `${base}/services/T0001/B0001/secretXYZ` },
});
const message = { channel: 'C123ABC456', text: 'New order 1001' };
const POST = 'slack.post-message';
const SEND = 'slack.send-to-webhook';

describe('Slack, as an app', () => {
  playCases(
    'slack',
    {
      'post-ok': [POST, message],
      'post-thread': [POST, { ...message, thread: '1503435956.000247' }],
      'post-not-in-channel': [POST, message],
      'post-missing-scope': [POST, message],
      'post-invalid-auth': [POST, message],
      'post-ratelimited': [POST, message],
      'post-fatal-error': [POST, message],
      'update-ok': ['slack.update-message', { channel: 'C123ABC456', message: '1503435956.000247', text: 'Paid' }],
      'reaction-already': [
        'slack.add-reaction',
        { channel: 'C123ABC456', message: '1503435956.000247', emoji: ':thumbsup:' },
      ],
    },
    bot,
  );
});

describe('Slack, by an incoming webhook', () => {
  playCases(
    'slack',
    {
      'webhook-ok': [SEND, { text: 'New order 1001' }],
      'webhook-blocks': [SEND, { text: 'Hi', blocks: { blocks: [{ type: 'divider' }] } }],
      'webhook-invalid-payload': [SEND, { text: 'x' }],
      'webhook-no-service': [SEND, { text: 'x' }],
      'webhook-action-prohibited': [SEND, { text: 'x' }],
      'webhook-archived': [SEND, { text: 'x' }],
      'webhook-limited': [SEND, { text: 'x' }],
      'webhook-rollup-error': [SEND, { text: 'x' }],
    },
    webhook,
  );
});
