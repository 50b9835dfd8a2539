/** One thing without which this process can do no work. */
export interface HealthCheck {
  /** What a person calls it: `database`, `queue`. */
  readonly name: string;
  /** @throws when it does not work. */
  check(): Promise<unknown>;
}

export const HEALTH_CHECKS = Symbol('HealthChecks');
