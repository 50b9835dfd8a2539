/**
 * The open live streams of this process. A stream ends when its session ends, its user logs out or the process stops;
 * Nest drops slow readers, which then reconnect.
 */
import type { LiveMessage } from '@hookline/contracts';
import { Inject, Injectable, type BeforeApplicationShutdown, type MessageEvent } from '@nestjs/common';
import { Observable, type Subscriber } from 'rxjs';
import { AppError } from '../../platform/errors/app-error.js';
import { LIVE_BUS, type LiveBus } from '../../platform/live/index.js';
import { Authenticator, type Identity } from '../auth/index.js';

export interface LiveTiming {
  /** The interval of comments, so that no proxy closes the stream as idle. */
  readonly heartbeatMs: number;
  /** How often a stream checks its session. */
  readonly recheckMs: number;
}

export const LIVE_TIMING = Symbol('LiveTiming');

const MAX_STREAMS = 20;
const RETRY_MS = 2000;
const MISSED: LiveMessage = { runs: [], events: [], workflows: [], truncated: true };

@Injectable()
export class LiveStreams implements BeforeApplicationShutdown {
  readonly #open = new Set<Subscriber<MessageEvent>>();
  readonly #perUser = new Map<string, number>();

  constructor(
    @Inject(LIVE_BUS) private readonly bus: LiveBus,
    private readonly authenticator: Authenticator,
    @Inject(LIVE_TIMING) private readonly timing: LiveTiming,
  ) {}

  /**
   * @param isReconnect the client had a stream before, and may have missed messages.
   * @throws AppError `live.limited`
   */
  open(identity: Identity, isReconnect: boolean): Observable<MessageEvent> {
    if ((this.#perUser.get(identity.account.id) ?? 0) >= MAX_STREAMS) {
      throw new AppError('limited', 'live.limited', `Close a tab: ${MAX_STREAMS} of yours are watching already.`, {
        retryAfterMs: 60_000,
      });
    }
    return new Observable((stream) => {
      this.count(identity, 1);
      this.#open.add(stream);
      stream.next({ retry: RETRY_MS, ...(isReconnect ? { data: MISSED } : { comment: 'open' }) });
      const unsubscribe = this.bus.subscribe((message) => stream.next({ data: message }));
      const heartbeat = setInterval(() => stream.next({ comment: 'here' }), this.timing.heartbeatMs);
      const recheck = setInterval(() => void this.recheck(identity, stream), this.timing.recheckMs);
      return () => {
        unsubscribe();
        clearInterval(heartbeat);
        clearInterval(recheck);
        this.#open.delete(stream);
        this.count(identity, -1);
      };
    });
  }

  beforeApplicationShutdown(): void {
    for (const stream of this.#open) stream.complete();
  }

  private async recheck(identity: Identity, stream: Subscriber<MessageEvent>): Promise<void> {
    // A short database outage does not log anyone out.
    const holds = await this.authenticator.isStillValid(identity).catch(() => true);
    if (!holds) stream.complete();
  }

  private count({ account }: Identity, by: 1 | -1): void {
    const streams = (this.#perUser.get(account.id) ?? 0) + by;
    if (streams > 0) this.#perUser.set(account.id, streams);
    else this.#perUser.delete(account.id);
  }
}
