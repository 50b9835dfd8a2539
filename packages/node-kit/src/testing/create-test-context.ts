import type { Arrival } from '@hookline/domain';
import type { ExecutionContext } from '../execution-context.js';
import { fakeHttp, type FakeHttp, type FakeRoutes } from './fake-http.js';

export interface TestContextOptions {
  readonly input?: unknown;
  /** Left out: the input alone, from a step `before`. */
  readonly arrivals?: readonly Arrival[];
  readonly routes?: FakeRoutes;
  readonly idempotencyKey?: string;
  readonly now?: Date;
  readonly signal?: AbortSignal;
}

export interface TestContext extends ExecutionContext {
  readonly http: FakeHttp;
  readonly logged: readonly string[];
}

/** A context whose clock stands still and whose world is a few routes. */
export function createTestContext({
  input,
  arrivals = [{ key: 'before', output: input }],
  routes,
  idempotencyKey = 'run-1:step-1',
  now = new Date('2026-01-01T00:00:00.000Z'),
  signal = new AbortController().signal,
}: TestContextOptions = {}): TestContext {
  const logged: string[] = [];
  return {
    input,
    arrivals,
    idempotencyKey,
    signal,
    http: fakeHttp(routes),
    clock: { now: () => now },
    log: (message) => void logged.push(message),
    logged,
  };
}
