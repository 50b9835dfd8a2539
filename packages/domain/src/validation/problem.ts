/** One finding of validation, with the node and field it is about. Codes are stable. */
export interface Problem {
  readonly code: ProblemCode;
  /** `error` stands in the way of publishing, `warning` does not. */
  readonly severity: 'error' | 'warning';
  readonly nodeId: string | null;
  readonly field: string | null;
  /** Says what is wrong and what to do, in the words of the screen. */
  readonly message: string;
}

/** All codes, `noun.reason`. Stable: clients of the API read them. */
export const PROBLEM_CODES = [
  'graph.cycle',
  'graph.no-trigger',
  'edge.duplicate',
  'edge.unknown-node',
  'edge.unknown-port',
  'edge.into-trigger',
  'edge.crosses-container',
  'node.unknown-type',
  'node.duplicate-key',
  'node.wrong-parent',
  'node.unreachable',
  'field.missing',
  'field.wrong',
  'expression.syntax',
  'expression.unknown-step',
  'expression.step-not-upstream',
  'expression.unknown-function',
  'expression.unknown-name',
  'workflow.too-large',
] as const;

/** One of {@link PROBLEM_CODES}. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];
