import type { GraphNode } from '@hookline/domain';
import { NO_SENDER, type TriggerSettings } from '@hookline/node-kit';
import { findTrigger } from '@hookline/nodes/triggers';

/** Nodes of published versions are kept and never change, so their settings are read once. */
const known = new WeakMap<GraphNode, TriggerSettings>();

/** What the engine asks of any trigger. A node that is gone, or no trigger, has no sender. */
export function triggerSettings(node: GraphNode | undefined): TriggerSettings {
  const trigger = node && findTrigger(node.type);
  if (!trigger) return NO_SENDER;
  const settings = known.get(node) ?? trigger.settings(node.config);
  known.set(node, settings);
  return settings;
}
