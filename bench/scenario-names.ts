/** In the order in which they are measured. */
export const SCENARIO_NAMES = [
  'main',
  'backlog',
  'ten-steps',
  'fan-out',
  'signed',
  'memory',
  'second-worker',
  'growth',
] as const;

export type ScenarioName = (typeof SCENARIO_NAMES)[number];
