import { expect } from 'vitest';
import type { Provider } from '../kit/provider.js';
import { makeRequest } from './make-request.js';
import { verifyWith } from './verify-with.js';

const DEEP = '['.repeat(20_000) + ']'.repeat(20_000);
const DEEP_OBJECT = '{"object":'.repeat(10_000) + '1' + '}'.repeat(10_000);
const BODIES: readonly (string | Uint8Array)[] = [
  '',
  '{',
  'null',
  '42',
  'true',
  '[]',
  '[null]',
  '[[{}]]',
  '"text"',
  '{"__proto__":{"id":1,"type":"x"},"constructor":{"prototype":{}}}',
  '{"id":{},"type":[],"event":7,"object":[],"entry":{}}',
  '{"object":"page","entry":[null,7,"x",[],{"changes":{}},{"changes":[null]},{"messaging":[[]],"__proto__":{}}]}',
  '{"payload":null,"created_by":3,"created_at":{},"webhookTimestamp":[1]}',
  DEEP,
  `{"object":"page","entry":[{"changes":[${DEEP}]}]}`,
  DEEP_OBJECT,
  new Uint8Array([0xff, 0xfe, 0x00, 0xc3]),
];
const HEADER_VALUES = [
  '',
  ' ',
  ',',
  '=',
  'v1,',
  'v1=',
  't=,v1=',
  't=NaN,v1=00',
  'sha256=',
  'Bearer',
  'Bearer a.b.c',
  '\u0000ÿ',
];

/**
 * Sends malformed requests. With a credential each must be refused by a sentence that does not hold the secret; without one
 * each must be identified. Nothing may throw.
 *
 * @param headers those that the provider reads
 */
export async function expectRubbishRefused(
  provider: Provider,
  credential: Readonly<Record<string, string>>,
  headers: readonly string[],
): Promise<void> {
  const withValue = (value: string) => Object.fromEntries(headers.map((name) => [name, value]));
  const requests = [
    ...BODIES.flatMap((body) => [makeRequest({ body }), makeRequest({ headers: withValue('x'), body })]),
    ...HEADER_VALUES.map((value) => makeRequest({ headers: withValue(value), body: '{}' })),
  ];
  for (const request of requests) {
    expect(typeof provider.detect(request)).toBe('boolean');
    const checked = await verifyWith(provider, request, { credentials: [credential] });
    expect(checked).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/^[A-Z].*[.?]$/) });
    for (const secret of Object.values(credential)) expect(JSON.stringify(checked)).not.toContain(secret);
    const { kind } = await verifyWith(provider, request);
    expect(kind).toBe('event');
  }
}
