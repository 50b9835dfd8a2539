import type { DueAlert } from './alert-table.js';
import { alertText } from './alert-text.js';

/** The JSON that a failure handler receives: the last failure and the number of failures. */
export interface AlertPayload {
  /** The alert in words, under the names that chats show: each refuses a call without its own. */
  readonly text: string;
  readonly content: string;
  readonly workflow: { readonly id: string; readonly name: string; readonly url: string };
  readonly run: { readonly id: string; readonly url: string; readonly startedAt: string };
  readonly step: { readonly key: string; readonly name: string } | null;
  readonly error: { readonly code: string; readonly message: string };
  /** Failures of this cause since the last message. */
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
}

export function alertPayload(alert: DueAlert, workflowName: string, publicUrl: string): AlertPayload {
  const { workflowId, facts, count, firstAt, lastAt } = alert;
  const known = {
    workflow: { id: workflowId, name: workflowName, url: `${publicUrl}/workflows/${workflowId}` },
    run: { id: facts.run.id, url: `${publicUrl}/runs/${facts.run.id}`, startedAt: facts.run.startedAt },
    step: facts.step,
    error: facts.error,
    count,
    firstAt,
    lastAt,
  };
  const text = alertText(known);
  return { text, content: text, ...known };
}
