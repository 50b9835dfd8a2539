/** A dependency that this process needs to work. */
export interface HealthCheck {
  /** Its name for people: `database`, `queue`. */
  readonly name: string;
  /** @throws when the dependency does not work. */
  check(): Promise<unknown>;
}

export const HEALTH_CHECKS = Symbol('HealthChecks');
