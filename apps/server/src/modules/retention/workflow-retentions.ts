import { upgradeDocument } from '@hookline/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

export interface WorkflowRetention {
  readonly id: string;
  readonly days: number;
}

interface Row {
  readonly id: string;
  readonly graph: string;
}

/** Transfers only documents that set the setting to a number. `json` is matched as text. */
const WITH_SETTING = `
  select w.id, coalesce(v.graph, w.draft)::text as graph
  from workflows w left join versions v on v.id = w.published_version_id
  where coalesce(v.graph, w.draft)::text ~ '"retentionDays"\\s*:\\s*[0-9]'`;

/**
 * Workflows with a retention of their own: by the settings of the published version, or else of the draft. Documents
 * are parsed here and not by PostgreSQL, which refuses JSON with `\\u0000`: one such document would keep the old rows
 * of all workflows.
 */
export async function listWorkflowRetentions(pool: Pool, logger: Logger): Promise<WorkflowRetention[]> {
  const { rows } = await pool.query<Row>(WITH_SETTING);
  return rows.flatMap(({ id, graph }) => {
    const days = readDays(id, graph, logger);
    return days === null ? [] : [{ id, days }];
  });
}

/** An unreadable document falls back to the installation's retention, and stops no other workflow's. */
function readDays(id: string, graph: string, logger: Logger): number | null {
  try {
    return upgradeDocument(JSON.parse(graph)).settings.retentionDays;
  } catch (error) {
    logger.warn(
      { err: error, workflowId: id },
      "Reading the retention of a workflow failed; the installation's applies",
    );
    return null;
  }
}
