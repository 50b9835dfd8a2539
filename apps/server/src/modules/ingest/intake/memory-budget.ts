/**
 * What one process holds of events while the database catches up, by their bytes. Large ones leave a part of the room to
 * small ones: most events are small, and a few large ones must not turn them away.
 */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_BYTES_FOR_LARGE = 48 * 1024 * 1024;
const LARGE_BYTES = 256 * 1024;

export const isLarge = (bytes: number): boolean => bytes > LARGE_BYTES;

export class MemoryBudget {
  private taken = 0;

  /** @returns what gives the room back; null when there is none for so many bytes more */
  reserve(bytes: number): (() => void) | null {
    const most = isLarge(bytes) ? MAX_BYTES_FOR_LARGE : MAX_BYTES;
    return this.taken + bytes > most ? null : this.take(bytes);
  }

  /** For what belongs to an event that has its room already. @returns what gives it back */
  take(bytes: number): () => void {
    this.taken += bytes;
    return () => {
      this.taken -= bytes;
    };
  }
}
