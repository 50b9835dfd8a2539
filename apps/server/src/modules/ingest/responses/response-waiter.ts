/**
 * Keeps senders waiting for their runs' responses. One query polls for all of them: a moment after a sender arrives,
 * when the live bus reports a change of one of their runs, and once a second in case the bus lost it. Does not poll
 * while no sender waits. Resolves to undefined on a timeout, or when too many senders wait.
 */
import type { WebhookResponse } from '@hookline/node-kit';
import type { Logger } from 'pino';
import type { LiveBus } from '../../../platform/live/index.js';
import type { FindResponses } from './find-responses.js';

export interface WaitOptions {
  /** `respond`: for a step's response. `last-step`: for the end of the run. */
  readonly mode: 'respond' | 'last-step';
  /** Whether a run that fails first responds with its failure; see `AwaitingRun`. */
  readonly respondOnFailure?: boolean | undefined;
  readonly withinMs: number;
  /** Aborted when the sender disconnects. */
  readonly signal?: AbortSignal;
}

export interface ResponseWaiterDeps {
  readonly find: FindResponses;
  readonly live: Pick<LiveBus, 'subscribe'>;
  readonly logger: Logger;
  /** Each waiting sender holds a connection open. */
  readonly maxWaiting?: number;
  readonly timing?: { readonly firstPollMs: number; readonly everyMs: number };
}

interface Waiting extends Pick<WaitOptions, 'mode' | 'respondOnFailure'> {
  readonly runId: string;
  readonly eventId: string;
  readonly end: (response: WebhookResponse | undefined) => void;
}

const MAX_WAITING = 1000;
/** Most runs respond within moments, before the bus has sent its batch of a tenth of a second. */
const TIMING = { firstPollMs: 40, everyMs: 1000 };

export class ResponseWaiter {
  private readonly waiting = new Set<Waiting>();
  private readonly maxWaiting: number;
  private readonly timing: typeof TIMING;
  private readonly unsubscribe: () => void;
  private timer: NodeJS.Timeout | undefined;
  private pollAt = Infinity;
  private isPolling = false;
  private isClosed = false;

  constructor(private readonly deps: ResponseWaiterDeps) {
    this.maxWaiting = deps.maxWaiting ?? MAX_WAITING;
    this.timing = deps.timing ?? TIMING;
    this.unsubscribe = deps.live.subscribe(({ runs, events, truncated }) => {
      if (this.waiting.size === 0) return;
      const moved = new Set([...runs, ...events].map(({ id }) => id));
      const concerns = ({ runId, eventId }: Waiting): boolean => moved.has(runId) || moved.has(eventId);
      if (truncated || [...this.waiting].some(concerns)) this.pollIn(0);
    });
  }

  /**
   * @param runId the run of the event, the first one if there are several; for a duplicate, both ids are the original's
   */
  wait(runId: string, eventId: string, options: WaitOptions): Promise<WebhookResponse | undefined> {
    const { mode, respondOnFailure, withinMs, signal } = options;
    if (this.isClosed || signal?.aborted || this.waiting.size >= this.maxWaiting) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const giveUp = (): void => waiting.end(undefined);
      const timeout = setTimeout(giveUp, withinMs);
      const waiting: Waiting = {
        runId,
        eventId,
        mode,
        respondOnFailure,
        end: (response) => {
          clearTimeout(timeout);
          signal?.removeEventListener('abort', giveUp);
          this.waiting.delete(waiting);
          if (this.waiting.size === 0) this.stopPolling();
          resolve(response);
        },
      };
      signal?.addEventListener('abort', giveUp);
      this.waiting.add(waiting);
      this.pollIn(this.timing.firstPollMs);
    });
  }

  /** Resolves all waiting and future senders with undefined. */
  close(): void {
    this.isClosed = true;
    this.unsubscribe();
    for (const waiting of this.waiting) waiting.end(undefined);
  }

  /** Schedules a poll unless an earlier one is scheduled; polls never overlap. */
  private pollIn(ms: number): void {
    const at = performance.now() + ms;
    if (at >= this.pollAt) return;
    this.pollAt = at;
    clearTimeout(this.timer);
    if (!this.isPolling) this.timer = setTimeout(() => void this.poll(), ms);
  }

  private stopPolling(): void {
    clearTimeout(this.timer);
    this.pollAt = Infinity;
  }

  private async poll(): Promise<void> {
    this.pollAt = Infinity;
    this.isPolling = true;
    this.pollIn(this.timing.everyMs);
    try {
      await this.settle([...this.waiting]);
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'Polling for responses failed; the next poll tries again');
    }
    this.isPolling = false;
    if (this.waiting.size === 0) return;
    this.timer = setTimeout(() => void this.poll(), Math.max(0, this.pollAt - performance.now()));
  }

  private async settle(waiting: readonly Waiting[]): Promise<void> {
    const found = await this.deps.find(waiting);
    waiting.forEach((one, index) => {
      const outcome = found[index];
      if (outcome !== undefined) one.end(outcome.response);
    });
  }
}
