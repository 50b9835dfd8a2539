import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES = 16;
/** Random bytes for many ids: a system call per id took longer than all other work of accepting an event. */
const pool = Buffer.alloc(512 * BYTES);
let used = pool.length;
let msecs = 0;
let seq = 0;

/** Further back, the clock was wrong before: what came then would put every id since into that time, and into its partition. */
const MAX_STEP_BACK_MS = 10 * 60_000;

/**
 * Time-ordered, for partitions and pages. Monotonic within a process (RFC 9562 section 6.2, method 1), unless the clock is
 * set back by more than ten minutes.
 */
export function newId(): string {
  const random = nextRandom();
  const now = Date.now();
  if (now > msecs || now < msecs - MAX_STEP_BACK_MS) [msecs, seq] = [now, random.readUInt32BE(0) >>> 1];
  else seq++;
  return v7({ random, msecs, seq });
}

function nextRandom(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES;
  return pool.subarray(used - BYTES, used);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => UUID.test(text);

/** The smallest UUIDv7 of a moment: a bound for ranges of ids. */
export function idAt(milliseconds: number): string {
  const hex = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
