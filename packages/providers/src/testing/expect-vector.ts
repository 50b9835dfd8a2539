import { expect } from 'vitest';
import type { Provider } from '../kit/provider.js';
import type { VerificationResult } from '../kit/verify-request.js';
import { requestOf, type Vector } from './vectors.js';
import { verifyWith, type TestContext } from './verify-with.js';

/** The credentials of a vector whose provider has one field: `secret`, or all of `config.secrets`. */
export function credentialsOf(vector: Vector, field: string): Record<string, unknown>[] {
  const listed = vector.config?.['secrets'];
  const secrets: unknown[] = Array.isArray(listed) ? listed : [vector.secret];
  return secrets.map((secret) => ({ [field]: secret }));
}

/** Holds a vector against its provider: the verdict, the id, the type, the parts and the answer to a handshake. */
export async function expectVector(provider: Provider, vector: Vector, ...credentials: Record<string, unknown>[]) {
  await expectVectorIn(provider, vector, { credentials });
}

/** The same, with documents and roots. */
export async function expectVectorIn(provider: Provider, vector: Vector, around: TestContext): Promise<void> {
  const reception = await verifyWith(provider, requestOf(vector), { now: vector.now * 1000, ...around });
  if (vector.expect === 'reject') {
    expect(reception).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/^[A-Z].*[.?]$/) });
    if (vector.expectedResponse && reception.kind === 'refused') {
      expect(reception.status ?? 401).toBe(vector.expectedResponse.status);
    }
    return;
  }
  expect(reception).not.toMatchObject({ kind: 'refused' });
  expectExtract(reception, vector);
}

function expectExtract(reception: VerificationResult, { extract, expectedResponse }: Vector): void {
  if (extract?.['handshake'] === true) expect(reception.kind).toBe('handshake');
  if (reception.kind === 'handshake' && expectedResponse) {
    const { status, headers = {}, body = '' } = reception.handshake.response;
    expect(status).toBe(expectedResponse.status);
    if (expectedResponse.body !== undefined) expect(body).toBe(expectedResponse.body);
    if (expectedResponse.headers) expect(headers).toMatchObject(expectedResponse.headers);
  }
  if (reception.kind !== 'event' || !extract) return;
  const { identity, elements } = reception;
  if (extract['deliveryId'] !== undefined) expect(identity.id).toBe(extract['deliveryId']);
  if (extract['eventType'] !== undefined) expect(identity.type).toBe(extract['eventType']);
  if (extract['batch'] === true) expect(elements).not.toBeNull();
  if (extract['deliveryIds'] !== undefined) expect(elements?.map(({ id }) => id)).toEqual(extract['deliveryIds']);
  if (extract['eventTypes'] !== undefined) expect(elements?.map(({ type }) => type)).toEqual(extract['eventTypes']);
}
