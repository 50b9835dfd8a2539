/**
 * Signed requests with what has to become of them (test/vectors.json), made with test-only keys and, where the sender has a
 * package of its own, checked against that.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProviderRequest } from '../kit/provider-request.js';

export interface Vector {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyBase64: string;
  readonly secret?: string | null;
  readonly config?: Readonly<Record<string, unknown>>;
  /** Unix time in seconds. */
  readonly now: number;
  readonly expect: 'accept' | 'reject';
  readonly why: string;
  readonly extract?: Readonly<Record<string, unknown>> | null;
  readonly expectedResponse?: {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  };
}

const file = join(import.meta.dirname, '../../test/vectors.json');
const all = (JSON.parse(readFileSync(file, 'utf8')) as { providers: Record<string, Vector[]> }).providers;

/** @throws Error when there are none under this name. */
export function vectorsOf(name: string): readonly Vector[] {
  const found = all[name];
  if (!found) throw new Error(`There are no vectors of ${name}.`);
  return found;
}

export const vectorNames = (): readonly string[] => Object.keys(all);

export const requestOf = ({ method, url, headers, bodyBase64 }: Vector): ProviderRequest =>
  new ProviderRequest({ method, url, headers: Object.entries(headers), body: Buffer.from(bodyBase64, 'base64') });
