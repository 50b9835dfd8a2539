import { upgradeDocument } from '@hookline/domain';
import type { Pool } from 'pg';
import type { Logger } from 'pino';

export interface KeptDays {
  readonly id: string;
  readonly days: number;
}

interface Row {
  readonly id: string;
  readonly graph: string;
}

/** Only documents that name the setting with a number come over the wire. `json` is compared as the text it is. */
const NAMING_IT = `
  select w.id, coalesce(v.graph, w.draft)::text as graph
  from workflows w left join versions v on v.id = w.published_version_id
  where coalesce(v.graph, w.draft)::text ~ '"retentionDays"\\s*:\\s*[0-9]'`;

/**
 * Workflows with a time of their own to keep events and runs: by the settings of the published version, or else of the
 * draft. Documents are read here and not by PostgreSQL, which refuses to look into JSON with `\\u0000` in it: one such
 * document would keep the old rows of all workflows.
 */
export async function workflowsThatKeepLess(pool: Pool, logger: Logger): Promise<KeptDays[]> {
  const { rows } = await pool.query<Row>(NAMING_IT);
  return rows.flatMap(({ id, graph }) => {
    const days = readDays(id, graph, logger);
    return days === null ? [] : [{ id, days }];
  });
}

/** A document that cannot be read keeps its rows as long as the installation does, and stops nobody else's. */
function readDays(id: string, graph: string, logger: Logger): number | null {
  try {
    return upgradeDocument(JSON.parse(graph)).settings.retentionDays;
  } catch (error) {
    logger.warn({ err: error, workflowId: id }, 'How long this workflow keeps its runs could not be read');
    return null;
  }
}
