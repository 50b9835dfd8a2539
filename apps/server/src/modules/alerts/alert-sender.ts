/** Sends due alerts to failure handlers, each once unless delivery fails. */
import { NodeError, type HttpClient } from '@hookline/node-kit';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { RuntimeSettings } from '../../platform/config/settings.js';
import { fromJson } from '../../platform/database/statements/from-json.js';
import { isUuid } from '../../platform/ids/uuid.js';
import { Periodic } from '../../platform/tasks/periodic.js';
import type { CalledWorkflows, PublishedWorkflows, RunStarter } from '../engine/index.js';
import { alertPayload, type AlertPayload } from './alert-payload.js';
import { AlertTable, type DueAlert } from './alert-table.js';
import { HandlerRuns } from './handler-runs.js';

export interface AlertSenderDeps {
  readonly settings: Pick<RuntimeSettings, 'PUBLIC_URL'>;
  readonly pool: Pool;
  readonly called: CalledWorkflows;
  readonly starter: RunStarter;
  readonly http: HttpClient;
  readonly published: PublishedWorkflows;
  readonly logger: Logger;
}

interface Message {
  readonly handler: string;
  /** The same for every attempt. */
  readonly key: string;
  readonly number: number;
  readonly payload: string;
}

const EVERY_MS = 1000;
const AT_ONCE = 10;
const TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 10;
/** Doubles with each attempt: the last one is about three quarters of an hour after the first. */
const FIRST_WAIT_MS = 5000;

export class AlertSender {
  private readonly table: AlertTable;
  private readonly handlers: HandlerRuns;

  constructor(private readonly deps: AlertSenderDeps) {
    this.table = new AlertTable(deps.pool);
    this.handlers = new HandlerRuns(deps.called, deps.starter);
  }

  /** Attempts that run at shutdown are aborted; another process retries them. */
  @Periodic({
    name: 'send alerts',
    everyMs: EVERY_MS,
    onFailure: 'Sending due alerts failed; the next tick tries again',
  })
  async sendDue(stopped: AbortSignal): Promise<void> {
    const due = await this.table.claim(AT_ONCE);
    await Promise.all(due.map((alert) => this.send(alert, stopped)));
  }

  private async send(alert: DueAlert, stopped: AbortSignal): Promise<void> {
    const message = await this.prepare(alert);
    if (!message) return this.table.drop(alert.id);
    try {
      await this.deliver(message, stopped);
    } catch (error) {
      if (stopped.aborted) return;
      return this.onFailure(alert, message, error);
    }
    await this.table.markDelivered(alert.id, message.number);
  }

  /** Undefined when the current workflow has no failure handler. */
  private async prepare(alert: DueAlert): Promise<Message | undefined> {
    const workflow = await this.deps.published.find(alert.workflowId);
    const handler = workflow?.version?.document.settings.onFailure;
    if (!workflow || !handler) return undefined;
    const payload = alert.payload ?? JSON.stringify(alertPayload(alert, workflow.name, this.deps.settings.PUBLIC_URL));
    const number = alert.payload === null ? await this.table.storeMessage(alert, payload) : alert.message;
    return { handler, payload, number, key: `${alert.id}/${number}` };
  }

  private async deliver({ handler, payload, key }: Message, stopped: AbortSignal): Promise<void> {
    if (isUuid(handler)) return this.handlers.start(handler, fromJson<AlertPayload>(payload), key);
    const { status } = await this.deps.http.request({
      method: 'POST',
      url: handler,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: payload,
      timeoutMs: TIMEOUT_MS,
      signal: stopped,
    });
    if (status < 200 || status > 299) throw refused(status);
  }

  private async onFailure({ id, attempts }: DueAlert, { number }: Message, error: unknown): Promise<void> {
    const reason = error instanceof NodeError ? error.message : 'It failed inside Hookline. The log says more.';
    const isLast = attempts >= MAX_ATTEMPTS;
    this.deps.logger.warn(
      { err: error, alert: id, attempts },
      isLast
        ? 'Alert delivery failed for the last time; the alert was dropped'
        : 'Alert delivery failed; it is retried later',
    );
    if (isLast) await this.table.giveUp(id, number, reason);
    else await this.table.failed(id, number, reason, FIRST_WAIT_MS * 2 ** (attempts - 1));
  }
}

const refused = (status: number): NodeError =>
  new NodeError({ code: 'alert.refused', message: `The failure handler answered ${status}.` });
