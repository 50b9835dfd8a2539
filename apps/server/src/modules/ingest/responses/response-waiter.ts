/**
 * Keeps senders waiting for what their runs say. Looks for all of them in one go: a moment after somebody came, when the
 * live bus says that something of theirs moved, and once a second, should the bus have lost it. While nobody waits,
 * nothing is looked for. Whoever gets no answer in time, or finds too many waiting, gets undefined.
 */
import type { WebhookResponse } from '@hookline/node-kit';
import type { Logger } from 'pino';
import type { LiveBus } from '../../../platform/live/index.js';
import type { FindResponses } from './find-responses.js';

export interface WaitOptions {
  /** `respond`: for a step that answers. `last-step`: for the end of the run. */
  readonly mode: 'respond' | 'last-step';
  /** Whether a run that fails before it answers is an answer; see `AwaitedResponse`. */
  readonly tellFailure?: boolean | undefined;
  readonly withinMs: number;
  /** Aborted when the sender has hung up. */
  readonly signal?: AbortSignal;
}

export interface ResponseWaiterDeps {
  readonly find: FindResponses;
  readonly live: Pick<LiveBus, 'subscribe'>;
  readonly logger: Logger;
  /** Each one is a connection that is held open. */
  readonly maxWaiting?: number;
  readonly timing?: { readonly firstLookMs: number; readonly everyMs: number };
}

interface Waiting extends Pick<WaitOptions, 'mode' | 'tellFailure'> {
  readonly runId: string;
  readonly eventId: string;
  readonly end: (answer: WebhookResponse | undefined) => void;
}

const MAX_WAITING = 1000;
/** Most runs that answer do it within moments, before the bus has gathered its tenth of a second. */
const TIMING = { firstLookMs: 40, everyMs: 1000 };

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

  /** @param runId the run of the event, the first one if there are several; of a duplicate, both are the original's */
  wait(runId: string, eventId: string, options: WaitOptions): Promise<WebhookResponse | undefined> {
    const { mode, tellFailure, withinMs, signal } = options;
    if (this.isClosed || signal?.aborted || this.waiting.size >= this.maxWaiting) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const giveUp = (): void => waiting.end(undefined);
      const timeout = setTimeout(giveUp, withinMs);
      const waiting: Waiting = {
        runId,
        eventId,
        mode,
        tellFailure,
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
      this.pollIn(this.timing.firstLookMs);
    });
  }

  /** Everybody who waits gets undefined, now and later. */
  close(): void {
    this.isClosed = true;
    this.unsubscribe();
    for (const waiting of this.waiting) waiting.end(undefined);
  }

  /** Looks then, unless it looks sooner; one look at a time. */
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
      this.deps.logger.warn({ err: error }, 'Answers to senders could not be looked for; the next second tries again');
    }
    this.isPolling = false;
    if (this.waiting.size === 0) return;
    this.timer = setTimeout(() => void this.poll(), Math.max(0, this.pollAt - performance.now()));
  }

  private async settle(waiting: readonly Waiting[]): Promise<void> {
    const found = await this.deps.find(waiting);
    waiting.forEach((one, place) => {
      const outcome = found[place];
      if (outcome !== undefined) one.end(outcome.answer);
    });
  }
}
