import type { StepState } from '@hookline/domain';
import { jsonColumn, jsonParameter, plainColumn } from '../../../platform/database/statements/columns.js';

const TYPES = ['uuid', 'text', 'text', 'text', 'json', 'json', 'text', 'json', 'json'] as const;

/** The parameters of an `unnest` of steps: run_id, node_id, status, port, output, error, reason, wait, attempts. */
export const stepParameters = (firstIndex: number): string =>
  TYPES.map((type, index) =>
    type === 'json' ? jsonParameter(firstIndex + index) : `$${firstIndex + index}::${type}[]`,
  ).join(', ');

/** Their values, one column each. */
export const stepColumns = (steps: readonly { readonly runId: string; readonly step: StepState }[]): string[] => [
  plainColumn(steps.map(({ runId }) => runId)),
  plainColumn(steps.map(({ step }) => step.nodeId)),
  plainColumn(steps.map(({ step }) => step.status)),
  plainColumn(steps.map(({ step }) => step.port)),
  jsonColumn(steps.map(({ step }) => toJson(step.output))),
  jsonColumn(steps.map(({ step }) => toJson(step.error ?? undefined))),
  plainColumn(steps.map(({ step }) => step.reason)),
  jsonColumn(steps.map(({ step }) => toJson(step.wait ?? undefined))),
  jsonColumn(steps.map(({ step }) => JSON.stringify(step.attempts))),
];

/** `undefined` is SQL null, so that a JSON null stays one. */
export const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
