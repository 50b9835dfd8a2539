import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineNode } from '../definition/define-node.js';
import * as field from '../fields/field.js';
import { stripSecrets } from './strip-secrets.js';

const letter = defineNode({
  type: 'letter',
  title: 'Letter',
  summary: 'Sends a letter.',
  icon: 'mail',
  category: 'app',
  effect: 'write',
  config: z.object({
    mode: field.choice({ post: 'Post', pigeon: 'Pigeon' }, { label: 'Mode', default: 'post' }),
    stamp: field.secret({ label: 'Stamp', required: true, showWhen: { field: 'mode', is: ['pigeon'] } }),
    account: field.credential({ label: 'Account', of: 'mode' }),
    url: field.url({ label: 'URL', required: true }),
    headers: field.list(
      { name: field.text({ label: 'Name' }), value: field.text({ label: 'Value' }) },
      { label: 'Headers', addLabel: 'Add header' },
    ),
    body: field.json({ label: 'Body' }),
    text: field.multiline({ label: 'Text' }),
  }),
});

const header = (name: string, value: string) => ({ headers: [{ name, value }] });
const stripped = (config: Record<string, unknown>) => {
  const { config: kept, withheld } = stripSecrets(letter, config);
  return { kept, labels: withheld.map(({ label }) => label), fields: withheld.map(({ field: at }) => at) };
};
const expectKept = (config: Record<string, unknown>) =>
  expect(stripSecrets(letter, config)).toEqual({ config, withheld: [] });

describe('a config without its secrets', () => {
  test('leaves out secret fields and credentials, also those that are not shown', () => {
    const { kept, labels, fields } = stripped({ mode: 'post', stamp: 'gold', account: 'c_1', text: 'Hello' });
    expect(kept).toEqual({ mode: 'post', stamp: '', account: '', text: 'Hello' });
    expect(labels).toEqual(['Stamp', 'Account']);
    expect(fields).toEqual(['stamp', 'account']);
  });

  test.each(['Authorization', 'x-api-key', 'X-Auth-Token', 'cookie', 'api_key', 'clientSecret', 'proxy-authorization'])(
    'leaves out what stands beside %s',
    (name) => {
      const { kept, labels, fields } = stripped(header(name, 'abc 123'));
      expect(kept).toEqual(header(name, ''));
      expect([labels, fields]).toEqual([[name], ['headers.0.value']]);
    },
  );

  test.each(['accept', 'idempotency-key', 'max_tokens', 'x-request-id', 'pagetokens'])(
    'keeps what stands beside %s',
    (name) => expectKept(header(name, 'abc 123')),
  );

  test('keeps expressions: what they give is not in the config', () => {
    expectKept({
      ...header('Authorization', 'Bearer {{ steps.login.body.token }}'),
      stamp: '{{ trigger.body.stamp }}',
    });
    expect(stripped(header('Authorization', '{{ "Bearer " & "abcdef" }}')).labels).toEqual(['Authorization']);
  });

  test.each([
    ['https://hooks.example.com/services/T00/B00/x', ''],
    ['https://chat.example/api/webhooks/112233/a1b2c3d4e5f6a1b2c3d4', ''],
    ['https://ada:lovelace@example.com/x', 'https://example.com/x'],
    ['https://example.com/x?page=2&api_key=abc&z=1', 'https://example.com/x?page=2&api_key=&z=1'],
  ])('takes the secret out of the address %s', (url, rest) => {
    expect(stripped({ url })).toEqual({ kept: { url: rest }, labels: ['URL'], fields: ['url'] });
  });

  test.each(['https://example.com/webhooks/orders', 'https://example.com/a?page=2', 'https://{{ input.host }}/hooks'])(
    'keeps the address %s',
    (url) => expectKept({ url }),
  );

  test('takes tokens out of any text and leaves the rest of it', () => {
    expect(stripped({ text: 'Use Bearer abcdef123456 here' }).kept).toEqual({ text: 'Use Bearer  here' });
    expect(stripped({ text: `key ${'sk_live_'}4eC39HqLyjWDarjt` }).kept).toEqual({ text: 'key ' });
    expectKept({ text: 'Basic information about a token of thanks' });
  });

  test.each([
    [`clone with ${'ghp'}_0123456789abcdef now`, 'clone with  now'],
    [`(${'github'}_pat_0123456789abcdef)`, '()'],
    ['ghp_short and aghp_0123456789abcdef', 'ghp_short and aghp_0123456789abcdef'],
    [`sent ${'eyJ'}hbGciOiJ.eyJzdWIiOiI.c2ln, and more`, 'sent , and more'],
    [`v1.${'eyJ'}hbGciOiJ.eyJzdWIiOiI.c2ln.eyJzdWIiOiI`, 'v1..eyJzdWIiOiI'],
    ['eyJhbGciOiJ.eyJzdWIiOiI', 'eyJhbGciOiJ.eyJzdWIiOiI'],
    ['postgres://ada:lovelace@db/x?y=a@b', 'postgres://db/x?y=a@b'],
  ])('takes the token out of %s', (text, rest) => {
    expect(stripSecrets(letter, { text }).config).toEqual({ text: rest });
  });

  test('reads JSON, as text and as data', () => {
    expect(stripped({ body: '{ "user": "ada", "password": "x1", "id": {{ input.id }} }' }).kept).toEqual({
      body: '{ "user": "ada", "password": "", "id": {{ input.id }} }',
    });
    const { kept, fields } = stripped({ body: { user: 'ada', login: [{ password: 17 }] } });
    expect(kept).toEqual({ body: { user: 'ada', login: [{ password: '' }] } });
    expect(fields).toEqual(['body.login.0.password']);
  });

  test('goes by names and looks when the node type is not known', () => {
    const { config } = stripSecrets(undefined, { token: 'abc', note: 'Bearer abcdef123456', size: 3 });
    expect(config).toEqual({ token: '', note: 'Bearer ', size: 3 });
  });

  test('is quick with what a stranger may have written', () => {
    const texts = [
      'a'.repeat(200_000),
      'https://'.repeat(20_000),
      'Bearer '.repeat(30_000),
      '"a":'.repeat(50_000),
      'eyJhbGciOiJ-'.repeat(20_000),
    ];
    const start = performance.now();
    for (const text of texts) stripSecrets(letter, { text, ...header('__proto__', text) });
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
