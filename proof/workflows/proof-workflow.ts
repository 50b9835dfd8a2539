/** What a workflow of the proof is: a graph, and what each order owes to the world once it has run. */
import type { WorkflowGraph } from '@hookline/domain';

export interface Order {
  readonly number: number;
  readonly total: number;
  readonly items: readonly string[];
}

export interface Expected {
  readonly status: 'succeeded' | 'filtered';
  /** The steps that have an effect, each with those whose receipts it shows, in this order. */
  readonly effects: Readonly<Record<string, readonly string[]>>;
}

export interface ProofWorkflow {
  readonly name: string;
  /** How many steps every run of it has, those on dead branches too. The trigger's follows from the event. */
  readonly steps: number;
  /** @param receiver where effects go. */
  graph(receiver: string): WorkflowGraph;
  expected(order: Order): Expected;
}

export const stepsWithEffects = (workflow: ProofWorkflow, order: Order): string[] =>
  Object.keys(workflow.expected(order).effects);
