/**
 * Plays the recorded exchanges of a service against a local server that behaves like it: each request of an action is held
 * against what the service documents, answered as it would be, and what the step makes of it is compared.
 */
import { appExecutors } from '@hookline/apps/executors';
import { NodeError, isRecord } from '@hookline/node-kit';
import { createTestContext } from '@hookline/node-kit/testing';
import { startReceiver, type Received } from '@hookline/testing';
import type { Pool } from 'pg';
import { expect, test } from 'vitest';
import { findCredentialForm } from '../../src/modules/credentials/credential-forms.js';
import { AccessTokens } from '../../src/modules/credentials/sending/access-tokens.js';
import { CredentialHttpClient } from '../../src/modules/credentials/sending/credential-http-client.js';
import { CredentialTester } from '../../src/modules/credentials/sending/credential-tester.js';
import { RequestCredentials } from '../../src/modules/credentials/sending/request-credentials.js';
import { createHttpClient } from '../../src/platform/outbound/index.js';
import { caseOf, toAnswer, type Case, type Expected } from './load-case.js';
import { matches } from './match-request.js';

/** What is run for a case: the action's type and its config, which may name the service's address. */
export type Plan = Readonly<Record<string, readonly [type: string, config: Config, credential?: StoredData]>>;

type Config = object | ((base: string) => object);

export interface StoredData {
  readonly kind: string;
  readonly data: Readonly<Record<string, string>>;
}

const STEP_KEY = 'step_01jd8r5c6w_a1';
/** Epoch seconds. */
const NOW = 1_767_225_600;
const CREDENTIAL = '00000000-0000-7000-8000-000000000001';

/**
 * @param credentialAt what is stored for the service, when it is at this address
 * @param faultsOf what else is wrong with the requests of a case: a signature that does not hold, say
 */
export function playCases(
  system: string,
  plan: Plan,
  credentialAt: (base: string) => StoredData,
  faultsOf: (received: readonly Received[]) => readonly unknown[] = () => [],
): void {
  test.each(Object.keys(plan))('%s', async (name) => {
    const [type, config, credential] = plan[name]!;
    const stored = credential ? () => credential : credentialAt;
    const received = await expectPlayed(caseOf(system, name), { type, config, credentialAt: stored });
    expect(faultsOf(received)).toEqual([]);
  });
}

/** What a test of the credential says when it gets what a case records. */
export async function testedBy(system: string, name: string, credentialAt: Played['credentialAt']) {
  const { exchanges } = caseOf(system, name);
  const { request, response } = exchanges[0]!;
  const faults: string[] = [];
  const service = await startReceiver((received) => {
    faults.push(...matches(request, received));
    return toAnswer(response, service.url);
  });
  const http = createHttpClient({ allow: ['127.0.0.1'] });
  const pool = { query: () => Promise.resolve({ rows: [] }) } as unknown as Pool;
  try {
    const tester = new CredentialTester(pool, http, credentialsWith(http, credentialAt(service.url)));
    const { outcome, account } = await tester.test(CREDENTIAL);
    return { faults, outcome, account };
  } finally {
    await http.close();
    await service.close();
  }
}

interface Played {
  readonly type: string;
  readonly config: Config;
  readonly credentialAt: (base: string) => StoredData;
}

async function expectPlayed(
  { exchanges, expect: expected }: Case,
  { type, config, credentialAt }: Played,
): Promise<readonly Received[]> {
  const faults: string[] = [];
  let base = '';
  const service = await startReceiver((received, count) => {
    const exchange = exchanges[count - 1];
    if (!exchange) return { status: 599, body: 'no more exchanges' };
    faults.push(...matches(exchange.request, received));
    return toAnswer(exchange.response, base);
  });
  base = service.url;
  const http = createHttpClient({ allow: ['127.0.0.1'] });
  try {
    const attempt = () =>
      run(type, configAt(config, base), clientWith(http, credentialAt(base), expected.now), expected.now);
    let result = await attempt();
    // As the engine does: what may be tried again is, with the same key.
    while ('code' in result && result.retryable === true && service.received.length < exchanges.length)
      result = await attempt();
    expect(faults).toEqual([]);
    expect(service.received.map(summary)).toHaveLength(exchanges.length);
    compare(result, expected);
    for (const secret of expected.neverContains ?? []) expect(JSON.stringify(result)).not.toContain(secret);
    return service.received;
  } finally {
    await http.close();
    await service.close();
  }
}

/** What a service receives of an action that it takes: for what only its exact bytes can show. */
export async function sentBy(type: string, config: Config, credentialAt: Played['credentialAt']): Promise<Received> {
  const service = await startReceiver(() => ({ status: 200 }));
  const http = createHttpClient({ allow: ['127.0.0.1'] });
  try {
    await run(type, configAt(config, service.url), clientWith(http, credentialAt(service.url)));
    const [received] = service.received;
    if (!received) throw new Error(`${type} sent nothing`);
    return received;
  } finally {
    await http.close();
    await service.close();
  }
}

const configAt = (config: Config, base: string): object => (typeof config === 'function' ? config(base) : config);

const summary = ({ method, path }: Received): string => `${method} ${path}`;

type Http = ReturnType<typeof createHttpClient>;

const clientWith = (http: Http, stored: StoredData, now = NOW): CredentialHttpClient =>
  new CredentialHttpClient(http, credentialsWith(http, stored, now), { record: () => undefined });

function credentialsWith(http: Http, { kind, data }: StoredData, now = NOW): RequestCredentials {
  const fields = findCredentialForm(kind)?.fields;
  const credential = { id: CREDENTIAL, name: 'Ours', kind, data: [fields!.parse(data)] };
  const store = { find: () => Promise.resolve(credential) };
  return new RequestCredentials(store, new AccessTokens(http), () => new Date(now * 1000));
}

type Result =
  | { readonly output: unknown }
  | {
      readonly code: string;
      readonly message: string;
      readonly retryable: boolean | 'uncertain';
      readonly retryAfterMs: number | undefined;
      readonly details: unknown;
    };

async function run(type: string, config: object, http: CredentialHttpClient, now = NOW): Promise<Result> {
  const context = createTestContext({ idempotencyKey: STEP_KEY, now: new Date(now * 1000) });
  try {
    const outcome = await appExecutors[type]!.execute({ ...config, credential: CREDENTIAL }, { ...context, http });
    return { output: outcome.kind === 'completed' ? outcome.output : outcome };
  } catch (error) {
    if (!(error instanceof NodeError)) throw error;
    const { code, message, retryable, mayHaveHappened, retryAfterMs, details } = error;
    return { code, message, retryable: mayHaveHappened ? 'uncertain' : retryable, retryAfterMs, details };
  }
}

function compare(result: Result, expected: Expected): void {
  if (expected.outcome === 'completed') {
    if (expected.output === undefined) return expect(result).toHaveProperty('output');
    return expect(result).toMatchObject({ output: asExpected(withIdsAsText(expected.output)) });
  }
  const { code, retryable, retryAfterMs, messageContains = '' } = expected;
  expect(result).toMatchObject({
    code,
    retryable,
    message: expect.stringContaining(messageContains),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** With `{ "$regex": … }` as what any text that fits it is equal to, and `{ "$any": true }` as what anything is. */
function asExpected(wanted: unknown): unknown {
  if (Array.isArray(wanted)) return wanted.map(asExpected);
  if (!isRecord(wanted)) return wanted;
  if (wanted['$any'] === true) return expect.anything();
  if (typeof wanted['$regex'] === 'string') return expect.stringMatching(new RegExp(wanted['$regex']));
  return Object.fromEntries(Object.entries(wanted).map(([name, inner]) => [name, asExpected(inner)]));
}

/** The cases have ids as their service writes them; in outputs they are text. */
function withIdsAsText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIdsAsText);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'id' && typeof inner === 'number' ? String(inner) : withIdsAsText(inner),
    ]),
  );
}
