/**
 * The memory budget, in bytes, of the events a process holds while the database catches up. Large events leave a share
 * to small ones, which are the majority and must not be refused because of them.
 */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_BYTES_FOR_LARGE = 48 * 1024 * 1024;
const LARGE_BYTES = 256 * 1024;

export const isLarge = (bytes: number): boolean => bytes > LARGE_BYTES;

export class MemoryBudget {
  private used = 0;

  /** @returns the release function; null when the budget does not allow so many more bytes */
  reserve(bytes: number): (() => void) | null {
    const limit = isLarge(bytes) ? MAX_BYTES_FOR_LARGE : MAX_BYTES;
    return this.used + bytes > limit ? null : this.take(bytes);
  }

  /** For data of an event that already has its reservation. @returns the release function */
  take(bytes: number): () => void {
    this.used += bytes;
    return () => {
      this.used -= bytes;
    };
  }
}
