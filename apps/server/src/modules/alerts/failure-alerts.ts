/**
 * Records failures of runs that have a failure handler. Failures of one cause are one alert, however many runs they
 * end.
 */
import type { Pool } from 'pg';
import { GroupCommit } from '../../platform/batching/group-commit.js';
import { indexKey } from '../../platform/database/statements/index-key.js';
import { isIteration, waitingCallers, type CompletionHook, type RunSession } from '../engine/index.js';
import { AlertTable, type FailureFacts, type RunFailure } from './alert-table.js';

export class FailureAlerts implements CompletionHook {
  private readonly adding: GroupCommit<RunFailure>;

  constructor(private readonly pool: Pool) {
    const table = new AlertTable(pool);
    this.adding = new GroupCommit<RunFailure>({
      flush: async (failures) => {
        await table.add(failures);
        return failures.map(() => undefined);
      },
      maxBatch: 500,
      parallel: 1,
    });
  }

  /** Iterations raise no alerts: the run around the loop does. */
  concerns({ state, stored, version }: RunSession): boolean {
    const isReported = (version.document.settings.onFailure ?? '') !== '';
    return isReported && state.status === 'failed' && stored.mode === 'production' && !isIteration(stored);
  }

  /** A waiting caller raises no alert here: it fails itself, or handles the failure. */
  async onCompleted(run: RunSession): Promise<void> {
    if (run.stored.parent !== null && (await waitingCallers(this.pool, run.id)).length > 0) return;
    const facts = factsOf(run);
    const cause = indexKey(`${run.state.error?.nodeId ?? ''} ${facts.error.code}`);
    await this.adding.add({ runId: run.id, workflowId: run.stored.workflowId, cause, facts });
  }
}

function factsOf(run: RunSession): FailureFacts {
  const { code = 'run.failed', message = 'The run failed.', nodeId = null } = run.state.error ?? {};
  const node = nodeId === null ? undefined : run.graph.nodes.get(nodeId)?.node;
  return {
    run: { id: run.id, startedAt: run.stored.startedAt },
    step: node ? { key: node.key, name: node.name } : null,
    error: { code, message },
  };
}
