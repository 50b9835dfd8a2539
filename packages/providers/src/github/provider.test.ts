import { sign } from '@octokit/webhooks-methods';
import { describe, expect, test } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import { credentialsOf, expectMutantsRefused, expectVector, vectorsOf, verifyWith } from '../testing/index.js';
import { github } from './provider.js';

const secret = 'It’s a secret — with a dash';

describe('GitHub', () => {
  test.each(vectorsOf('github'))('$expect: $name', async (vector) => {
    await expectVector(github, vector, ...credentialsOf(vector, 'secret'));
  });

  test('refuses whatever was changed on the way', async () => {
    const vector = vectorsOf('github').find(({ name }) => name === 'valid-issues')!;
    await expectMutantsRefused(github, vector, {
      credential: { secret: vector.secret },
      headers: ['X-Hub-Signature-256'],
      secret: 'secret',
    });
  });

  test('accepts what the sender’s own package signs', async () => {
    const body = '{"action":"opened","title":"Größe"}';
    const request = new ProviderRequest({
      method: 'POST',
      url: 'https://hooks.example.test/hooks/k',
      headers: [
        ['X-Hub-Signature-256', await sign(secret, body)],
        ['X-GitHub-Event', 'issues'],
        ['X-GitHub-Delivery', 'd-1'],
      ],
      body: Buffer.from(body),
    });
    expect(await verifyWith(github, request, { credentials: [{ secret }] })).toMatchObject({
      kind: 'event',
      verified: true,
      identity: { id: 'd-1', type: 'issues' },
    });
  });

  test('makes no event of a ping, and checks its signature all the same', async () => {
    const ping = (signature: string) =>
      new ProviderRequest({
        method: 'POST',
        url: 'https://hooks.example.test/hooks/k',
        headers: [
          ['X-GitHub-Event', 'ping'],
          ['X-Hub-Signature-256', signature],
        ],
        body: Buffer.from('{}'),
      });
    const credentials = [{ secret }];
    expect(await verifyWith(github, ping(await sign(secret, '{}')), { credentials })).toMatchObject({
      kind: 'handshake',
    });
    expect(await verifyWith(github, ping('sha256=00'), { credentials })).toMatchObject({ code: 'signature.wrong' });
  });
});
