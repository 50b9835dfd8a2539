/**
 * Saves the draft a moment after the last change, one request at a time. What the server has not acknowledged stays in
 * the local backup. A conflict with another user's save stops saving until the user has decided.
 *
 *   saved ──change──► pending ──timer──► saving ──2xx──► saved | pending
 *                        ▲                  ├──409──► conflict   (adopt → saving)
 *                        └─────retry────────┴──else─► failed
 */
import { ApiError, errorSentence } from '../../../../shared/api/index.js';

export type SaveState =
  /** `at` is null until the first save of this session. */
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'conflict' };

export interface AutosaveDeps<Draft, Answer extends { readonly revision: number }> {
  /** @throws ApiError 409 when the revision is stale. */
  save(draft: Draft, revision: number, keepalive: boolean): Promise<Answer>;
  onState(state: SaveState): void;
  /** `draft` is the saved document, which may not be the latest. */
  onSaved(answer: Answer, draft: Draft): void;
  readonly backup: { keep(draft: Draft, revision: number): void; drop(): void };
  readonly now: () => number;
  /** Calls back after a delay; returns a function that cancels. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

const QUIET_MS = 800;
const MAX_WAIT_MS = 4000;
const RETRY_MS = [2000, 4000, 8000, 15_000, 30_000];

export class Autosave<Draft, Answer extends { readonly revision: number }> {
  private state: SaveState = { kind: 'saved', at: null };
  private latest: Draft;
  private acknowledged: Draft;
  private cancelTimer: (() => void) | null = null;
  private changedSince: number | null = null;
  private failures = 0;

  constructor(
    private readonly doors: AutosaveDeps<Draft, Answer>,
    draft: Draft,
    private revision: number,
  ) {
    this.latest = draft;
    this.acknowledged = draft;
  }

  get unsaved(): boolean {
    return this.latest !== this.acknowledged;
  }

  get knownRevision(): number {
    return this.revision;
  }

  changed(draft: Draft): void {
    if (draft === this.latest) return;
    this.latest = draft;
    this.doors.backup.keep(draft, this.revision);
    if (this.state.kind === 'conflict' || this.state.kind === 'saving') return;
    if (!this.unsaved) return this.settle();
    this.changedSince ??= this.doors.now();
    const waited = this.doors.now() - this.changedSince;
    this.become({ kind: 'pending' });
    this.schedule(Math.min(QUIET_MS, Math.max(0, MAX_WAIT_MS - waited)));
  }

  /** Saves at once, for instance before a test run or when the page is left. Resolves when nothing is left to save. */
  async flush(keepalive = false): Promise<void> {
    this.cancelTimer?.();
    while (this.unsaved && this.state.kind !== 'conflict') {
      if (this.sending) await this.sending;
      else if (!(await this.send(keepalive))) return;
    }
  }

  /** Resolves a conflict by keeping the local draft: it is saved over the server's current revision. */
  keepMine(revision: number): void {
    this.revision = revision;
    this.state = { kind: 'pending' };
    void this.send(false);
  }

  /** Another user's draft was loaded: there is nothing local to save. */
  adopt(draft: Draft, revision: number): void {
    this.cancelTimer?.();
    this.latest = draft;
    this.acknowledged = draft;
    this.revision = revision;
    this.settle();
  }

  stop(): void {
    this.cancelTimer?.();
  }

  private sending: Promise<boolean> | null = null;

  private send(keepalive: boolean): Promise<boolean> {
    this.cancelTimer?.();
    this.sending = this.attempt(keepalive).finally(() => {
      this.sending = null;
      if (this.state.kind === 'pending') this.schedule(QUIET_MS);
    });
    return this.sending;
  }

  private async attempt(keepalive: boolean): Promise<boolean> {
    const draft = this.latest;
    this.changedSince = null;
    this.become({ kind: 'saving' });
    try {
      const answer = await this.doors.save(draft, this.revision, keepalive);
      this.revision = answer.revision;
      this.acknowledged = draft;
      this.failures = 0;
      this.doors.onSaved(answer, draft);
      if (this.unsaved) this.become({ kind: 'pending' });
      else this.settle();
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  private failed(error: unknown): void {
    if (error instanceof ApiError && error.status === 409) return this.become({ kind: 'conflict' });
    this.become({ kind: 'failed', message: sentenceFor(error) });
    const passes = error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.status === 429);
    if (passes) this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? QUIET_MS);
    this.failures += 1;
  }

  private settle(): void {
    this.cancelTimer?.();
    this.changedSince = null;
    this.doors.backup.drop();
    this.become({ kind: 'saved', at: this.doors.now() });
  }

  private schedule(milliseconds: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.doors.after(milliseconds, () => void this.send(false));
  }

  private become(state: SaveState): void {
    this.state = state;
    this.doors.onState(state);
  }
}

/** A lost connection needs no decision: saving is retried. */
const sentenceFor = (error: unknown): string =>
  error instanceof ApiError && error.status === 0
    ? 'The server cannot be reached. Edits are kept in this browser until it can.'
    : errorSentence(error);
