import { FIRST_SWEEP_SECONDS } from './run-starter.js';

/**
 * SQL that inserts the runs of new events, as part of the statement that stores these.
 * @param rows what stands after `from`, with `run_id`, `workflow_id`, `version_id`, `node_id` (of the trigger), `event_id`, `input`
 */
export const insertEventRuns = (rows: string): string => `
  insert into runs (id, workflow_id, version_id, trigger_node_id, mode, event_id, input, status, started_at, due_at)
  select run_id, workflow_id, version_id, node_id, 'production', event_id, input, 'queued', clock_timestamp(),
    clock_timestamp() + interval '${FIRST_SWEEP_SECONDS} seconds'
  from ${rows}`;
