import type { Arrival } from '@hookline/domain';
import type { Responded, WebhookResponse } from '../webhook-response/webhook-response.js';
import type { ExecutionContext } from '../execution-context.js';
import { fakeHttp, type FakeHttp, type FakeRoutes } from './fake-http.js';

export interface TestContextOptions {
  readonly input?: unknown;
  /** Left out: the input alone, from a step `before`. */
  readonly arrivals?: readonly Arrival[];
  readonly routes?: FakeRoutes;
  readonly idempotencyKey?: string;
  readonly now?: Date;
  readonly timezone?: string;
  readonly signal?: AbortSignal;
  /** What becomes of an answer to the sender. Left out: it is the one that counts. */
  readonly responded?: Responded;
}

export interface TestContext extends ExecutionContext {
  readonly http: FakeHttp;
  readonly logged: readonly string[];
  /** What the sender was answered, in order. */
  readonly answers: readonly WebhookResponse[];
}

/** A context whose clock stands still and whose world is a few routes. */
export function createTestContext({
  input,
  arrivals = [{ key: 'before', output: input }],
  routes,
  idempotencyKey = 'run-1:step-1',
  now = new Date('2026-01-01T00:00:00.000Z'),
  timezone = 'UTC',
  signal = new AbortController().signal,
  responded = { answered: true },
}: TestContextOptions = {}): TestContext {
  const logged: string[] = [];
  const answers: WebhookResponse[] = [];
  return {
    input,
    arrivals,
    idempotencyKey,
    signal,
    http: fakeHttp(routes),
    respond: async (answer) => {
      answers.push(answer);
      return responded;
    },
    answers,
    clock: { now: () => now },
    timezone,
    log: (message) => void logged.push(message),
    logged,
  };
}
