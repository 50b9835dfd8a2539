import { expect, test } from 'vitest';
import { appCredentialKinds } from './credentials.js';

const kind = (id: string) => {
  const found = appCredentialKinds.find((known) => known.id === id);
  if (!found) throw new Error(`There is no kind ${id}`);
  return found;
};

/** Where a request to `/x` would go. */
const addressIn = (id: string, data: Record<string, string>): string =>
  `${kind(id).baseUrl?.(data) ?? ''}/x${kind(id).pathEnd?.(data) ?? ''}`;

const ada = { email: 'ada@x.test', token: 't' };

test.each([
  [
    'discord-webhook',
    { url: 'https://discord.com/api/webhooks/1/abc' },
    'https://discord.com/api/v10/webhooks/1/abc/x',
  ],
  [
    'discord-webhook',
    { url: 'https://discordapp.com/api/v6/webhooks/1/abc?wait=false' },
    'https://discordapp.com/api/v10/webhooks/1/abc/x',
  ],
  ['github-token', { token: 't' }, 'https://api.github.com/x'],
  [
    'jira-token',
    { ...ada, site: 'https://acme.atlassian.net/browse/OPS-1' },
    'https://acme.atlassian.net/rest/api/3/x',
  ],
  [
    'jira-token',
    { ...ada, site: 'https://api.atlassian.com/ex/jira/c1/' },
    'https://api.atlassian.com/ex/jira/c1/rest/api/3/x',
  ],
  ['ifttt-key', { key: 'dK3_a-b' }, 'https://maker.ifttt.com/x/with/key/dK3_a-b'],
  ['ifttt-key', { key: 'https://maker.ifttt.com/use/dK3' }, 'https://maker.ifttt.com/x/with/key/dK3'],
  ['telegram-bot', { token: '110:AA-x' }, 'https://api.telegram.org/bot110:AA-x/x'],
])('a %s leads to the service', (id, data, address) => {
  expect(addressIn(id, data)).toBe(address);
  expect(kind(id).hosts(data)).toEqual([new URL(address).host]);
});

test.each([
  ['discord-webhook', { url: 'https://discord.com/api/webhooks/1/abc' }, '', { name: 'Shop' }, 'Shop'],
  ['github-token', { token: 't' }, '/user', { login: 'ada' }, 'ada'],
  ['jira-token', { ...ada, site: 'https://acme.atlassian.net' }, '/myself', { displayName: 'Ada' }, 'Ada'],
  ['telegram-bot', { token: '110:AA-x' }, '/getMe', { ok: true, result: { username: 'shop_bot' } }, 'shop_bot'],
])('a %s is tested by asking whose it is', (id, data, url, answer, account) => {
  const call = kind(id).test(data);
  expect(call?.url).toBe(url);
  expect([call?.works?.(answer) ?? true, call?.account?.(answer)]).toEqual([true, account]);
});

test.each([
  ['jira-token', { ...ada, site: 'acme.atlassian.net' }, 'Write the address in full, beginning with https://.'],
  ['jira-token', { ...ada, site: '' }, 'Fill in Site'],
  ['telegram-bot', { token: 'my bot' }, 'A bot token is a number, a colon, and letters and digits. Copy it again.'],
  ['ifttt-key', { key: 'a b' }, 'Copy the key again: it has letters, digits, - and _ only.'],
])('a %s that cannot work is refused as it is entered', (id, data, sentence) => {
  expect(
    kind(id)
      .fields.safeParse(data)
      .error?.issues.map(({ message }) => message),
  ).toContain(sentence);
});

test.each(appCredentialKinds.map((known) => [known.id, known] as const))(
  'an address in a %s that is none is refused as it is entered',
  (_, { fields }) => {
    const addresses = Object.keys(fields.shape).filter((name) =>
      ['url', 'baseUrl', 'site', 'address', 'endpoint', 'tokenUrl'].includes(name),
    );
    for (const name of addresses)
      for (const address of ['https://[/x', 'https://a.test:99999/x', 'https://1.2.3.4.5/x'])
        expect(fields.safeParse({ [name]: address }).error?.issues).toContainEqual(
          expect.objectContaining({ path: [name], message: expect.stringMatching(/^(Write|Copy)/) }),
        );
  },
);
