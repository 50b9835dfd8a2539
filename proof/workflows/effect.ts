import type { WorkflowGraphInput } from '@hookline/domain';

type NodeInput = Partial<WorkflowGraphInput['nodes'][number]>;

/** Tries enough that a receiver which fails one call in twenty never fails a step for good. */
const RETRY = { attempts: 12, backoff: 'exponential', delayMs: 200, maxDelayMs: 2000 } as const;

interface EffectOptions {
  /** The name of the effect, as JSON that may hold templates. */
  readonly step: string;
  /** The receipts it shows, likewise: a list. */
  readonly receipts?: string;
}

/** A step with one effect on the receiver. */
export function effect(receiver: string, { step, receipts = '[]' }: EffectOptions): NodeInput {
  const value = `{ "event": {{ trigger.body.event }}, "step": ${step}, "restsOn": ${receipts} }`;
  return {
    type: 'http-request',
    config: { method: 'POST', url: `${receiver}/effects`, body: { type: 'json', value } },
    retry: RETRY,
  };
}

/** Steps of this name, each with an effect of its own name. @param steps the steps whose receipts each shows. */
export function effects(
  receiver: string,
  steps: Readonly<Record<string, readonly string[]>>,
): Record<string, NodeInput> {
  const receiptsOf = (sources: readonly string[]): string =>
    `[${sources.map((source) => `{{ steps.${source}.body.receipt }}`).join(', ')}]`;
  return Object.fromEntries(
    Object.entries(steps).map(([key, sources]) => [
      key,
      effect(receiver, { step: JSON.stringify(key), receipts: receiptsOf(sources) }),
    ]),
  );
}

/** One condition. */
export const when = (left: string, operator: string, right: string): Record<string, unknown> => ({
  conditions: { combinator: 'and', rules: [{ left, operator, right }] },
});
