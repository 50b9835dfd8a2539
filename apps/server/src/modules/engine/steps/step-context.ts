/** What one step's executor may use. Most use two or three parts, so each is made when it is asked for. */
import { stepArrivals, type Arrival, type GraphNode, type RunState } from '@hookline/domain';
import type { ExecutionContext, HttpClient, Responded, WebhookResponse } from '@hookline/node-kit';
import type { Logger } from 'pino';
import type { RunSession } from '../run/run-session.js';
import type { WebhookResponses } from './webhook-responses.js';

interface StepContextDeps {
  readonly http: HttpClient;
  readonly webhookResponses: WebhookResponses;
  readonly logger: Logger;
}

interface StepFacts {
  readonly run: RunSession;
  readonly node: GraphNode;
  /** With the results of the loops that it asks for. */
  readonly steps: RunState['steps'];
  readonly input: unknown;
  readonly signal: AbortSignal;
}

export class StepContext implements ExecutionContext {
  constructor(
    private readonly deps: StepContextDeps,
    private readonly facts: StepFacts,
  ) {}

  get input(): unknown {
    return this.facts.input;
  }

  get arrivals(): readonly Arrival[] {
    const { run, steps, node } = this.facts;
    return stepArrivals(run.graph, steps, node.id);
  }

  get idempotencyKey(): string {
    const { run, node } = this.facts;
    return `${run.id}/${node.key}`;
  }

  get signal(): AbortSignal {
    return this.facts.signal;
  }

  get http(): HttpClient {
    const { signal } = this.facts;
    return { request: (request) => this.deps.http.request({ signal, ...request }) };
  }

  get respond(): (response: WebhookResponse) => Promise<Responded> {
    const { run, node } = this.facts;
    return (response) => this.deps.webhookResponses.respond(run, node, response);
  }

  get clock(): ExecutionContext['clock'] {
    const { run } = this.facts;
    return { now: () => new Date(run.now()) };
  }

  get timezone(): string {
    return this.facts.run.version.document.settings.timezone;
  }

  get log(): ExecutionContext['log'] {
    const { run, node } = this.facts;
    return (message, details) => this.deps.logger.debug({ runId: run.id, node: node.key, ...details }, message);
  }
}
