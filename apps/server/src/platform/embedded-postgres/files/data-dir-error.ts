export type DataDirErrorCode =
  'data-dir.empty' | 'data-dir.in-use' | 'data-dir.unreadable' | 'data-dir.unwritable' | 'data-dir.wrong-version';

/** DATA_DIR cannot be used. The message states the reason and the remedy in one or two sentences. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError';

  constructor(
    readonly code: DataDirErrorCode,
    message: string,
  ) {
    super(message);
  }
}
