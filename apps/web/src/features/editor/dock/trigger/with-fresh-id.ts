import type { TestRequest } from './payload/test-request.js';

/**
 * Number of characters to replace: enough to make a collision unlikely, and few enough to keep the prefix that names
 * the kind of id.
 */
const RENEWED = 8;
const ALPHABETS = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'] as const;

/**
 * Replaces the id of a sample event everywhere in it, so that sending it twice makes two events and no duplicate. Each
 * character becomes one of its own kind: digits stay digits, and hex stays hex.
 */
export function withFreshId(request: TestRequest, random: () => number = Math.random): TestRequest {
  const { sampleId, headers, body } = request;
  if (sampleId == null || sampleId.length < RENEWED) return request;
  const fresh = renewed(sampleId, random);
  return {
    ...request,
    sampleId: fresh,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replaceAll(sampleId, fresh)]),
    ),
    body: body.replaceAll(sampleId, fresh),
  };
}

function renewed(id: string, random: () => number): string {
  const end = id.slice(-RENEWED).replaceAll(/[a-z0-9]/gi, (character) => {
    const alphabet = ALPHABETS.find((letters) => letters.includes(character)) ?? character;
    return alphabet.charAt(Math.floor(random() * alphabet.length));
  });
  return id.slice(0, -RENEWED) + end;
}
