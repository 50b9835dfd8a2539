/** The parts of the engine shared by the API, which starts and cancels runs, and the worker, which processes them. */
import type { Pool } from 'pg';
import type { LiveBus } from '../../platform/live/index.js';
import type { RunQueue } from '../../platform/queue/run-queue.js';
import { RunCompletion } from './drive/run-completion.js';
import { FailureAlerts } from './alerts/failure-alerts.js';
import { CallbackReplies } from './callbacks/callback-replies.js';
import { CalledWorkflows } from './child-runs/called-workflows.js';
import { ChildRuns } from './child-runs/child-runs.js';
import { LoopResults } from './child-runs/loop-results.js';
import { IterationScheduler } from './child-runs/iteration-scheduler.js';
import { ChildRunWaits } from './child-runs/child-run-waits.js';
import { ConcurrencyLimiter } from './concurrency/concurrency-limiter.js';
import { liveRunWriter } from './store/live-run-writer.js';
import { RunLoader } from './run/run-loader.js';
import { PublishedWorkflows } from './store/published-workflows.js';
import { RunCanceller } from './actions/run-canceller.js';
import { RunReader } from './store/run-reader.js';
import type { RunWriter } from './store/run-writer.js';
import { WebhookResponses } from './steps/webhook-responses.js';
import { VersionStore } from './store/version-store.js';

export interface EngineCoreDeps {
  readonly pool: Pool;
  readonly queue: RunQueue;
  readonly live: LiveBus;
}

export class EngineCore {
  readonly versions: VersionStore;
  readonly children: ChildRuns;
  readonly loops: LoopResults;
  readonly runs: RunLoader;
  readonly writer: RunWriter;
  readonly callbackReplies: CallbackReplies;
  readonly webhookResponses: WebhookResponses;
  readonly childRunWaits: ChildRunWaits;
  readonly published: PublishedWorkflows;
  readonly called: CalledWorkflows;
  readonly concurrency: ConcurrencyLimiter;
  readonly completion: RunCompletion;
  readonly canceller: RunCanceller;

  constructor({ pool, queue, live }: EngineCoreDeps) {
    const iterations = new IterationScheduler(pool);
    this.versions = new VersionStore(pool);
    this.children = new ChildRuns(pool);
    this.loops = new LoopResults(this.children);
    this.runs = new RunLoader(new RunReader(pool), this.versions, this.loops);
    this.writer = liveRunWriter(pool, live);
    this.callbackReplies = new CallbackReplies(pool);
    this.webhookResponses = new WebhookResponses(pool, live);
    // Cancelling a run cancels its child runs, recursively.
    const cancel = async (runId: string) => void (await this.canceller.tryToCancel(runId));
    this.published = new PublishedWorkflows(pool, this.versions);
    this.called = new CalledWorkflows(this.published);
    this.childRunWaits = new ChildRunWaits(this.children, iterations, this.called, queue, cancel);
    this.concurrency = new ConcurrencyLimiter(pool, this.runs, this.published, queue);
    this.completion = new RunCompletion(iterations, this.childRunWaits, queue, [
      this.concurrency,
      new FailureAlerts(pool),
    ]);
    this.canceller = new RunCanceller(this.runs, this.writer, this.completion, queue);
  }
}
