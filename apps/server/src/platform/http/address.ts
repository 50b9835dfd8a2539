/** Where a process listens. */
export interface Address {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** The setting that says the port. */
  readonly setting: 'PORT' | 'WORKER_PORT';
}

/** @throws the system's error, EADDRINUSE or EACCES, with the name of the setting to change */
export async function untilListening({ setting }: Address, listening: Promise<unknown>): Promise<void> {
  try {
    await listening;
  } catch (error) {
    throw error instanceof Error ? Object.assign(error, { setting }) : error;
  }
}
