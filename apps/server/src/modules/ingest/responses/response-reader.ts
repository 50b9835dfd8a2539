import type { TriggerResponse, WebhookResponse } from '@hookline/node-kit';
import type { Pool } from 'pg';
import type { StoredEvent } from '../intake/new-event.js';
import type { ResponseWaiter } from './response-waiter.js';

/** The response to an event that the workflow defines; undefined: the provider's success response. */
export class ResponseReader {
  constructor(
    private readonly pool: Pool,
    private readonly waiter: ResponseWaiter,
  ) {}

  /** @param whenClosed provides a signal for the sender's disconnect; called only for senders that wait */
  async find(
    response: TriggerResponse,
    event: StoredEvent,
    whenClosed: () => AbortSignal,
  ): Promise<WebhookResponse | undefined> {
    if (response.mode === 'immediate') return undefined;
    if (response.mode === 'fixed') return response.response;
    const respondOnFailure = response.mode === 'respond' && response.onFailure === 'error';
    const awaited = await this.awaitedRun(event);
    const options = { mode: response.mode, respondOnFailure, withinMs: response.waitSeconds * 1000 };
    return awaited && this.waiter.wait(...awaited, { ...options, signal: whenClosed() });
  }

  /** A duplicate gets the response of the event that it repeats. */
  private async awaitedRun({ id, verdict, duplicateOf, runIds }: StoredEvent): Promise<[string, string] | undefined> {
    if (verdict === 'run' && runIds[0] !== undefined) return [runIds[0], id];
    if (verdict !== 'duplicate' || duplicateOf === null) return undefined;
    const { rows } = await this.pool.query<{ id: string }>(
      'select id from runs where event_id = $1 and not replay order by id limit 1',
      [duplicateOf],
    );
    return rows[0] && [rows[0].id, duplicateOf];
  }
}
