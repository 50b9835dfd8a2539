import type { Pool } from 'pg';
import type { LiveBus } from '../../../platform/live/index.js';
import { RunWriter } from './run-writer.js';

/** A run writer that publishes moved runs on the live bus. */
export const liveRunWriter = (pool: Pool, live: LiveBus): RunWriter =>
  new RunWriter(pool, (moves) =>
    live.publish({
      runs: moves.map(({ runId, workflowId, state }) => ({ id: runId, workflowId, status: state.status })),
    }),
  );
