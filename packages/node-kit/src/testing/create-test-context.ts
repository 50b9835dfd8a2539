import type { Arrival } from '@hookline/domain';
import type { ExecutionContext } from '../execution/execution-context.js';
import type { Responded, WebhookResponse } from '../webhook-response/webhook-response.js';
import { fakeHttp, type FakeHttp, type FakeRoutes } from './fake-http.js';

/** What a test decides about an execution. Times default to 2026-01-01T00:00:00Z, the zone to UTC. */
export interface TestContextOptions {
  readonly input?: unknown;
  /** Left out: the input alone, from a step `before`. */
  readonly arrivals?: readonly Arrival[];
  readonly routes?: FakeRoutes;
  readonly idempotencyKey?: string;
  readonly now?: Date;
  readonly timezone?: string;
  readonly signal?: AbortSignal;
  /** The result of `respond`. Left out: the response counts. */
  readonly responded?: Responded;
}

/** An {@link ExecutionContext} that records what the executor did. */
export interface TestContext extends ExecutionContext {
  readonly http: FakeHttp;
  readonly logged: readonly string[];
  /** The responses to the sender, in order. */
  readonly responses: readonly WebhookResponse[];
}

/** A context with a fixed clock, whose HTTP client answers from `routes`. */
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
  const responses: WebhookResponse[] = [];
  return {
    input,
    arrivals,
    idempotencyKey,
    signal,
    http: fakeHttp(routes),
    respond: async (response) => {
      responses.push(response);
      return responded;
    },
    responses,
    clock: { now: () => now },
    timezone,
    log: (message) => void logged.push(message),
    logged,
  };
}
