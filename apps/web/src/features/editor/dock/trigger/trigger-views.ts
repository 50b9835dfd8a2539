import type { GraphNode } from '@hookline/domain';
import { findTrigger, type TriggerSource } from '@hookline/nodes/triggers';
import type { ComponentType } from 'react';
import { ManualPanel } from './manual-panel.js';
import { SchedulePanel } from './schedule/schedule-panel.js';
import { WebhookPanel } from './webhook-panel.js';

/** How the editor shows the triggers of a source. */
interface TriggerView {
  readonly Panel: ComponentType<{ readonly node: GraphNode }>;
  /** Whether an open trigger waits for what others send, which the canvas shows. */
  readonly listens: boolean;
}

/** One line for each source; the compiler asks for it. */
const views: Readonly<Record<TriggerSource, TriggerView>> = {
  webhook: { Panel: WebhookPanel, listens: true },
  schedule: { Panel: SchedulePanel, listens: false },
  manual: { Panel: ManualPanel, listens: false },
};

/** Undefined for a step. */
export function triggerView(node: GraphNode): TriggerView | undefined {
  const trigger = findTrigger(node.type);
  return trigger && views[trigger.source];
}
