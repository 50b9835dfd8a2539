import type { HttpResponse } from '@hookline/node-kit';
import { expect, test } from 'vitest';
import type { OutboundClient, Outgoing } from '../../../platform/outbound/index.js';
import { AccessTokens } from './access-tokens.js';
import { RequestCredentials } from './request-credentials.js';

const stored = (kind: string, data: object) => ({ id: 'c1', name: 'Acme', kind, data: [data] });
const to = (url: string): Outgoing => ({ method: 'GET', url: new URL(url), headers: {}, body: undefined });

/** A service that gives out tokens, each after `answered`. */
function opening(kind: string, data: object, answered: Promise<void> = Promise.resolve()) {
  let given = 0;
  const http: OutboundClient = {
    request: async (): Promise<HttpResponse> => {
      const token = `issued-${++given}`;
      await answered;
      return {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ access_token: token })),
      };
    },
  };
  const find = () => Promise.resolve(stored(kind, data) as never);
  const credentials = new RequestCredentials({ find }, new AccessTokens(http));
  return { open: () => credentials.open('c1'), given: () => given };
}

const headersOf = async (sent: Promise<Outgoing>) => (await sent).headers;

test('a redirect from https to http on the same host is followed without the credential', async () => {
  const { authenticate } = await opening('bearer', { token: 't', hosts: 'api.example.com' }).open();
  expect(await headersOf(authenticate(to('https://api.example.com/')))).toEqual({ authorization: 'Bearer t' });
  expect(await headersOf(authenticate(to('http://api.example.com/')))).toEqual({});
  expect(await headersOf(authenticate(to('https://api.example.com/')))).toEqual({ authorization: 'Bearer t' });
});

test('a credential for an address with https does not leave for the same host without it', async () => {
  const { authenticate } = await opening('github-token', { token: 't' }).open();
  await expect(authenticate(to('http://api.github.com/user'))).rejects.toMatchObject({
    code: 'credential.host-refused',
  });
});

test('a credential that was meant for http goes there', async () => {
  const { authenticate } = await opening('bearer', { token: 't', hosts: 'localhost:8080' }).open();
  expect(await headersOf(authenticate(to('http://localhost:8080/')))).toEqual({ authorization: 'Bearer t' });
});

test('requests whose token is refused together ask for one new token', async () => {
  const data = { clientId: 'c', clientSecret: 's', tokenUrl: 'https://login.example/t', hosts: 'api.example.com' };
  const { open, given } = opening('client-credentials', data);
  const requests = await Promise.all(Array.from({ length: 5 }, open));
  const send = async () =>
    Promise.all(requests.map(({ authenticate }) => headersOf(authenticate(to('https://api.example.com/')))));
  await send();
  for (const { renew, authenticate } of requests) {
    expect(renew()).toBe(true);
    expect(await headersOf(authenticate(to('https://api.example.com/')))).toEqual({ authorization: 'Bearer issued-2' });
  }
  expect(given()).toBe(2);
});
