/**
 * What one process holds of events while the database catches up, by their bytes. Large ones leave a part of the room to
 * small ones: most events are small, and a few large ones must not turn them away.
 */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_BYTES_FOR_LARGE = 48 * 1024 * 1024;
const LARGE_BYTES = 256 * 1024;

export class IntakeRoom {
  private taken = 0;

  /** @param bytes of one more event, or of its body */
  hasRoomFor(bytes: number): boolean {
    return this.taken + bytes <= (bytes > LARGE_BYTES ? MAX_BYTES_FOR_LARGE : MAX_BYTES);
  }

  /** Room for what is accepted already, so it is never refused. @returns what gives it back */
  take(bytes: number): () => void {
    this.taken += bytes;
    return () => {
      this.taken -= bytes;
    };
  }
}
