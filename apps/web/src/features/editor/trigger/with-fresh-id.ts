import type { TestRequest } from './test-request.js';

/** As many places as make a clash unlikely, and leave the beginning, which says what kind of id it is. */
const RENEWED = 8;
const ALPHABETS = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'] as const;

/**
 * Gives a sample another id wherever it stands, so that sending it a second time is another event and no duplicate. Each
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
