import type { StepState } from '@hookline/domain';

const TYPES = ['uuid', ...Array<string>(9).fill('text')];

/** The parameters of an `unnest` of steps: run_id, path, node_id, status, port, output, error, reason, wait, attempts. */
export const stepParameters = (firstPlace: number): string =>
  TYPES.map((type, place) => `$${firstPlace + place}::${type}[]`).join(', ');

/** Their values, a column each. */
export const stepColumns = (steps: readonly { readonly runId: string; readonly step: StepState }[]): unknown[][] => [
  steps.map(({ runId }) => runId),
  steps.map(({ step }) => step.path),
  steps.map(({ step }) => step.nodeId),
  steps.map(({ step }) => step.status),
  steps.map(({ step }) => step.port),
  steps.map(({ step }) => toJson(step.output)),
  steps.map(({ step }) => toJson(step.error ?? undefined)),
  steps.map(({ step }) => step.reason),
  steps.map(({ step }) => toJson(step.wait ?? undefined)),
  steps.map(({ step }) => JSON.stringify(step.attempts)),
];

/** `undefined` is SQL null, so that a JSON null stays one. */
export const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
