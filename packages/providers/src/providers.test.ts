import { credentialFields, secretsIn } from '@hookline/credentials';
import { describe, expect, test } from 'vitest';
import { showSigned } from './kit/hide-secrets.js';
import { ProviderRequest } from './kit/provider-request.js';
import type { Provider } from './kit/provider.js';
import { detectProvider, providers } from './registry.js';
import { requestOf, vectorNames, vectorsOf, verifyWith } from './testing/index.js';

const now = 1_760_000_000_000;
const url = 'https://hooks.example.test/hooks/k?a=1';

const sampleOf = ({ sample }: Provider, extra: Readonly<Record<string, string>> = {}): ProviderRequest =>
  new ProviderRequest({
    method: sample.method ?? 'POST',
    url,
    headers: Object.entries({ ...sample.headers, ...extra }),
    body: Buffer.from(sample.body),
  });

describe('every provider', () => {
  test('has an id of its own', () => {
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length);
  });

  test.each(providers)('$id explains in words how it is set up', ({ setUp, credential, title, summary }) => {
    for (const sentence of [...setUp.steps, summary]) expect(sentence).toMatch(/^[A-Z].*[.]$/);
    expect(title).not.toBe('');
    expect(setUp.steps.length).toBeGreaterThan(0);
    expect(setUp.docs).toMatch(/^https:\/\//);
    expect(setUp.secret === '').toBe(credential === null);
  });

  test.each(providers)('$id shows its credential as a form', ({ credential, verify }) => {
    expect(verify === undefined).toBe(credential === null);
    for (const { label } of credential ? credentialFields(credential) : []) expect(label).toMatch(/^[A-Z]/);
  });

  test.each(providers)('$id names its sample and takes it when nothing is checked', async (provider) => {
    expect(await verifyWith(provider, sampleOf(provider), { now })).toMatchObject({ kind: 'event', verified: null });
  });

  test.each(providers.filter(({ eventTypes }) => eventTypes))('$id lists event types as it names them', (provider) => {
    const { id, eventTypes = [], elements, identify } = provider;
    expect(new Set(eventTypes).size).toBe(eventTypes.length);
    // A comma separates the types of a condition.
    for (const type of eventTypes) expect(type).toMatch(/^[^\s,{][^,{]*$/);
    const request = sampleOf(provider);
    const named = (elements?.(request) ?? [identify(request, null)]).map(({ type }) => type);
    // The sample of Discord is a command, which only its application has.
    expect(eventTypes).toEqual(expect.arrayContaining(id === 'discord' ? [] : named));
  });

  test.each(providers)('$id is not mistaken for another by its sample', (provider) => {
    const found = detectProvider(sampleOf(provider));
    expect([undefined, provider.id]).toContain(found?.id);
  });

  test.each(providers.filter(({ sign }) => sign))('$id accepts what it signs', async (provider) => {
    const credential = credentialFor(provider);
    const headers = provider.sign?.(sampleOf(provider), { credential, now }) ?? {};
    const received = await verifyWith(provider, sampleOf(provider, headers), { credentials: [credential], now });
    expect(received).toMatchObject({ kind: 'event', verified: true });
    expect(await verifyWith(provider, sampleOf(provider), { credentials: [credential], now })).toMatchObject({
      kind: 'refused',
    });
  });

  test.each(providers.filter(({ sign }) => sign))('$id shows what it signs without its secrets', (provider) => {
    const credential = credentialFor(provider);
    const signed = provider.sign?.(sampleOf(provider), { credential, now }) ?? {};
    const shown = Object.values(showSigned(provider, signed, [credential])).join('\n');
    const secrets = provider.credential ? secretsIn(provider.credential, credential) : [];
    const decoded = shown.split(/[^\w+/=-]+/).map((run) => Buffer.from(run, 'base64').toString('latin1'));
    for (const secret of secrets) expect([shown, ...decoded].filter((text) => text.includes(secret))).toEqual([]);
  });

  test.each(providers)('$id refuses rubbish in words and never throws', async (provider) => {
    const credential = credentialFor(provider);
    for (const request of rubbish(provider)) {
      const checked = await verifyWith(provider, request, {
        credentials: provider.credential ? [credential] : [],
        now,
      });
      expect(['refused', 'handshake', provider.credential ? 'refused' : 'event']).toContain(checked.kind);
      const unchecked = await verifyWith(provider, request, { now });
      expect(['refused', 'handshake', 'event']).toContain(unchecked.kind);
    }
  });
});

describe('detection', () => {
  test.each(vectorNames())('takes no request of %s for that of another sender', (name) => {
    const known = providers.find(({ id }) => name.startsWith(id));
    for (const vector of vectorsOf(name).filter(({ expect: wanted }) => wanted === 'accept')) {
      const found = detectProvider(requestOf(vector));
      expect([undefined, known?.id]).toContain(found?.id);
    }
  });
});

/** A value for each field: texts that are good for a secret in any encoding. */
const credentialFor = ({ credential }: Provider): Record<string, unknown> =>
  Object.fromEntries(
    (credential ? credentialFields(credential) : []).map(({ name, standard }) => [
      name,
      standard || 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=',
    ]),
  );

function rubbish({ sample }: Provider): ProviderRequest[] {
  const bodies = [
    '',
    '{',
    'null',
    '[]',
    '[null]',
    '"text"',
    '{"__proto__":{"id":1}}',
    '{"id":{},"type":[]}',
    '\u0000',
    'a=%zz&b',
  ];
  const types = [sample.headers['content-type'] ?? '', 'application/x-www-form-urlencoded', ';;;'];
  const headers = (type: string): [string, string][][] => [
    [['content-type', type]],
    Object.entries({ ...sample.headers, 'content-type': type }),
    [
      ['content-type', type],
      ['authorization', 'Bearer a.b.c'],
      ['authorization', 'Basic %%%'],
    ],
  ];
  return bodies.flatMap((body) =>
    types.flatMap((type) =>
      headers(type).map(
        (pairs) => new ProviderRequest({ method: 'POST', url, headers: pairs, body: Buffer.from(body, 'latin1') }),
      ),
    ),
  );
}
