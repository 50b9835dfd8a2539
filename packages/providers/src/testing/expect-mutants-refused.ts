import { expect } from 'vitest';
import { ProviderRequest } from '../kit/provider-request.js';
import type { Provider } from '../kit/provider.js';
import { requestOf, type Vector } from './vectors.js';
import { verifyWith, type TestContext } from './verify-with.js';

export interface Mutations extends Omit<TestContext, 'credentials' | 'now'> {
  readonly credential: Readonly<Record<string, unknown>>;
  /** Headers that are part of the proof. A mutant has another character at each of their places. */
  readonly headers: readonly string[];
  /** The credential's field that is the secret, when there is one. */
  readonly secret?: string;
  /** False when the sender does not sign the body. */
  readonly bodyIsSigned?: boolean;
}

/** Changes one byte at a time, of the body, of each header and of the secret: no mutant may be accepted. */
export async function expectMutantsRefused(provider: Provider, vector: Vector, mutations: Mutations): Promise<void> {
  const { credential, headers, secret, bodyIsSigned = true, ...around } = mutations;
  const request = requestOf(vector);
  const receive = (mutant: ProviderRequest, with_ = credential) =>
    verifyWith(provider, mutant, { ...around, credentials: [with_], now: vector.now * 1000 });
  expect(await receive(request)).not.toMatchObject({ kind: 'refused' });
  const mutants: [string, ProviderRequest, Readonly<Record<string, unknown>>?][] = [];
  if (bodyIsSigned) {
    for (const place of places(request.body.length)) {
      const body = Buffer.from(request.body);
      body[place] = (body[place] ?? 0) ^ 1;
      mutants.push([`body, byte ${place}`, withParts(vector, { body })]);
    }
  }
  for (const name of headers) {
    const value = headerOf(vector, name);
    mutants.push([`without ${name}`, withParts(vector, { headers: { [name]: undefined } })]);
    for (const place of places(value.length)) {
      mutants.push([`${name}, place ${place}`, withParts(vector, { headers: { [name]: changed(value, place) } })]);
    }
  }
  if (secret !== undefined) {
    const value = String(credential[secret]);
    const fields = { ...credential, [secret]: changed(value, Math.floor(value.length / 2)) };
    mutants.push(['another secret', request, fields]);
  }
  const accepted: string[] = [];
  for (const [what, mutant, fields] of mutants) {
    const { kind } = await receive(mutant, fields);
    if (kind !== 'refused') accepted.push(what);
  }
  expect(accepted).toEqual([]);
}

/** All places of something short, and an even choice of something long. */
function places(length: number): number[] {
  const step = Math.max(1, Math.floor(length / 150));
  return Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);
}

/** Another character of the same class, with another meaning in hex, base64 and numbers. */
function changed(value: string, place: number): string {
  const character = value.charAt(place);
  const other = /\d/.test(character) ? String((Number(character) + 5) % 10) : /[a-m]/i.test(character) ? 'z' : 'b';
  return value.slice(0, place) + other + value.slice(place + 1);
}

interface Change {
  readonly body?: Uint8Array;
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

function withParts(vector: Vector, { body, headers = {} }: Change): ProviderRequest {
  const { method, url } = vector;
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const pairs = Object.entries(vector.headers).flatMap(([name, value]): [string, string][] => {
    const given = lower.has(name.toLowerCase()) ? lower.get(name.toLowerCase()) : value;
    return given === undefined ? [] : [[name, given]];
  });
  return new ProviderRequest({ method, url, headers: pairs, body: body ?? Buffer.from(vector.bodyBase64, 'base64') });
}

function headerOf({ headers, name }: Vector, wanted: string): string {
  const found = Object.entries(headers).find(([header]) => header.toLowerCase() === wanted.toLowerCase());
  if (!found) throw new Error(`The vector ${name} has no header ${wanted}.`);
  return found[1];
}
