/**
 * Finds the endpoint of a trigger key, through a cache of two seconds, so that neither a burst of events nor a flood of
 * wrong keys queries the database each time. Every process is notified of a change; the two seconds cover lost
 * notifications.
 */
import type { GraphNode, WorkflowGraph } from '@hookline/domain';
import type { WebhookSettings } from '@hookline/node-kit';
import { settingsFor } from '@hookline/nodes/triggers';
import type { Pool } from 'pg';
import { promiseCache, readThrough } from '../../platform/caching/read-through.js';
import { retryWhileConnectionLost } from '../../platform/database/retry-while-connection-lost.js';
import type { LiveBus } from '../../platform/live/index.js';
import { readAddressList, type AddressList } from './trigger/address-list.js';
import { readOrigins, type AllowedPages } from './trigger/allowed-pages.js';

export interface Endpoint {
  readonly id: string;
  readonly workflowId: string;
  readonly nodeId: string;
  /** The published version that contains this trigger, or null: its events are captured. */
  readonly versionId: string | null;
  readonly paused: boolean;
  /** Of the published version; of the draft while the workflow is unpublished. */
  readonly settings: WebhookSettings;
  /** The addresses of the settings; null: from anywhere. */
  readonly allowFrom: AddressList | null;
  /** The pages of the settings. */
  readonly pages: AllowedPages;
  /** The workflow's time zone, for times without one. */
  readonly timezone: string;
  /** Why no run is made, in words; null when one is. */
  readonly captureReason: string | null;
}

interface Row {
  readonly id: string;
  readonly workflow_id: string;
  readonly node_id: string;
  readonly version_id: string | null;
  readonly paused: boolean;
  readonly published: WorkflowGraph | null;
  readonly draft: WorkflowGraph;
}

const FIND = `
  select e.id, e.workflow_id, e.node_id, w.published_version_id as version_id, w.paused_at is not null as paused,
    v.graph as published, w.draft
  from endpoints e join workflows w on w.id = e.workflow_id left join versions v on v.id = w.published_version_id
  where e.key = $1 and w.deleted_at is null`;

/** Any other key is invalid; the database would refuse a null byte in the query. */
const KEY = /^[\w-]{1,64}$/;
const RETRY_DEADLINE_MS = 3000;
const CACHE = { max: 10_000, ttl: 2000 };

export class EndpointReader {
  private readonly cache = promiseCache<Endpoint | undefined>(CACHE);

  constructor(
    private readonly pool: Pool,
    live: LiveBus,
  ) {
    live.subscribe(({ workflows, truncated }) => {
      if (truncated || workflows.length > 0) this.clearCache();
    });
  }

  async find(key: string): Promise<Endpoint | undefined> {
    return KEY.test(key) ? readThrough(this.cache, key, () => this.read(key)) : undefined;
  }

  /** Clears the cache after a change of a workflow. */
  clearCache(): void {
    this.cache.clear();
  }

  private async read(key: string): Promise<Endpoint | undefined> {
    const { rows } = await retryWhileConnectionLost(RETRY_DEADLINE_MS, () =>
      this.pool.query<Row>({ name: 'find-endpoint', text: FIND, values: [key] }),
    );
    return rows[0] && toEndpoint(rows[0]);
  }
}

function toEndpoint(row: Row): Endpoint {
  const live = row.published?.nodes.find((node) => node.id === row.node_id);
  const drafted = row.draft.nodes.find((node) => node.id === row.node_id);
  const reason = captureReason(row, live);
  const settings = settingsFor('webhook', live ?? drafted);
  return {
    id: row.id,
    workflowId: row.workflow_id,
    nodeId: row.node_id,
    versionId: reason === null ? row.version_id : null,
    paused: row.paused,
    settings,
    allowFrom: settings.allowFrom === null ? null : readAddressList(settings.allowFrom),
    pages: { mode: settings.pages.mode, origins: readOrigins(settings.pages.sites) },
    timezone: (live ? row.published : row.draft)?.settings.timezone ?? 'UTC',
    captureReason: reason,
  };
}

function captureReason(row: Row, live: GraphNode | undefined): string | null {
  if (row.version_id === null) return 'Nothing is published yet';
  if (!live) return 'The published version does not have this trigger';
  return live.disabled ? 'This trigger is disabled in the published version' : null;
}
