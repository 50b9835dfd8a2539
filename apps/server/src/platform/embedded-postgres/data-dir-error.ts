export type DataDirErrorCode =
  'data-dir.in-use' | 'data-dir.unreadable' | 'data-dir.unwritable' | 'data-dir.wrong-version';

/** The folder in DATA_DIR cannot be used. The message says why and what to do, in one sentence or two. */
export class DataDirError extends Error {
  override readonly name = 'DataDirError';

  constructor(
    readonly code: DataDirErrorCode,
    message: string,
  ) {
    super(message);
  }
}
