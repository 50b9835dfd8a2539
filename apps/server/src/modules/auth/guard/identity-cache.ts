/**
 * Remembers for a few seconds who showed a token, so that a busy API client costs no query a request. Revoking forgets
 * at once in this process, and elsewhere within the time to live.
 */
import type { Identity } from '../account.js';

const LIVES_MS = 5000;
const MAX_ENTRIES = 2000;

export class IdentityCache {
  readonly #entries = new Map<string, { identity: Identity; until: number }>();
  /** Counts revocations: what was read before one may be out of date and is not kept. */
  #revocations = 0;

  constructor(private readonly now: () => number = Date.now) {}

  async find(tokenHash: Buffer, load: () => Promise<Identity | undefined>): Promise<Identity | undefined> {
    const key = tokenHash.toString('base64');
    const known = this.#entries.get(key);
    if (known !== undefined && known.until > this.now()) return known.identity;
    const before = this.#revocations;
    const identity = await load();
    if (identity === undefined || before !== this.#revocations) return identity;
    if (this.#entries.size >= MAX_ENTRIES) this.#entries.clear();
    this.#entries.set(key, { identity, until: this.now() + LIVES_MS });
    return identity;
  }

  forgetAll(): void {
    this.#revocations++;
    this.#entries.clear();
  }

  forget(tokenHash: Buffer): void {
    this.#revocations++;
    this.#entries.delete(tokenHash.toString('base64'));
  }
}
