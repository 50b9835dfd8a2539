import type { GraphNode } from '@hookline/domain';
import { findTrigger } from '@hookline/nodes/triggers';

/** What a trigger gives whatever is handed to it, known before its first event; undefined for all other nodes. */
export function ownSample({ type }: Pick<GraphNode, 'type'>, now: Date): unknown {
  const trigger = findTrigger(type);
  return trigger && !trigger.takesPayload ? trigger.sample({ payload: undefined, now }) : undefined;
}
