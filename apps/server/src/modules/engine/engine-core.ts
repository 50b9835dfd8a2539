/** What both halves of the engine stand on: the API's, which starts and cancels runs, and the worker's, which runs them. */
import type { Pool } from 'pg';
import type { LiveBus } from '../../platform/live/index.js';
import type { RunQueue } from '../../platform/queue/run-queue.js';
import { Aftercare } from './aftercare.js';
import { FailureAlerts } from './alerts/failure-alerts.js';
import { CallbackAnswers } from './callbacks/callback-answers.js';
import { CalledWorkflows } from './child-runs/called-workflows.js';
import { ChildRuns } from './child-runs/child-runs.js';
import { LoopResults } from './child-runs/loop-results.js';
import { LoopTurns } from './child-runs/loop-turns.js';
import { WaitForRuns } from './child-runs/wait-for-runs.js';
import { Places } from './concurrency/places.js';
import { liveRunWriter } from './live-run-writer.js';
import { OpenRuns } from './open-runs.js';
import { PublishedWorkflows } from './published-workflows.js';
import { RunCanceller } from './run-canceller.js';
import { RunReader } from './run-reader.js';
import type { RunWriter } from './run-writer.js';
import { SenderAnswers } from './sender-answers/sender-answers.js';
import { VersionStore } from './version-store.js';

export interface EngineCoreParts {
  readonly pool: Pool;
  readonly queue: RunQueue;
  readonly live: LiveBus;
}

export class EngineCore {
  readonly versions: VersionStore;
  readonly children: ChildRuns;
  readonly loops: LoopResults;
  readonly runs: OpenRuns;
  readonly writer: RunWriter;
  readonly answers: CallbackAnswers;
  readonly senderAnswers: SenderAnswers;
  readonly waitForRuns: WaitForRuns;
  readonly published: PublishedWorkflows;
  readonly called: CalledWorkflows;
  readonly places: Places;
  readonly aftercare: Aftercare;
  readonly canceller: RunCanceller;

  constructor({ pool, queue, live }: EngineCoreParts) {
    const turns = new LoopTurns(pool);
    this.versions = new VersionStore(pool);
    this.children = new ChildRuns(pool);
    this.loops = new LoopResults(this.children);
    this.runs = new OpenRuns(new RunReader(pool), this.versions, this.loops);
    this.writer = liveRunWriter(pool, live);
    this.answers = new CallbackAnswers(pool);
    this.senderAnswers = new SenderAnswers(pool, live);
    // A run that ends takes its children with it, and they theirs.
    const cancel = async (runId: string) => void (await this.canceller.tryToCancel(runId));
    this.published = new PublishedWorkflows(pool, this.versions);
    this.called = new CalledWorkflows(this.published);
    this.waitForRuns = new WaitForRuns(this.children, turns, this.called, queue, cancel);
    this.places = new Places(pool, this.runs, this.published, queue);
    this.aftercare = new Aftercare(turns, this.waitForRuns, queue, [this.places, new FailureAlerts(pool)]);
    this.canceller = new RunCanceller(this.runs, this.writer, this.aftercare, queue);
  }
}
