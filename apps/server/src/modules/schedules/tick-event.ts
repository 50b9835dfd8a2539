import { outputAt, type ScheduledTime } from '@hookline/nodes/schedule';
import { dedupKey, type NewEvent } from '../ingest/index.js';
import type { DueSchedule } from './schedule-table.js';

/** A `schedules` table that is put back by itself, and no older than this, fires no time again. */
const DEDUP_HOURS = 72;
const SOURCE = 'schedule';

/** The event of one time of a schedule: no request, its body is what the trigger gives. It can be stored only once. */
export function tickEvent(due: DueSchedule, { at, rule }: ScheduledTime): NewEvent {
  const scheduledFor = at.toISOString().replace('.000Z', 'Z');
  const body = Buffer.from(JSON.stringify(outputAt(at, due.now, rule)));
  const key = dedupKey(due.id, scheduledFor);
  return {
    source: SOURCE,
    endpoint: { id: due.id, workflowId: due.workflowId, nodeId: due.nodeId },
    request: {
      method: '',
      path: '',
      query: '',
      headers: [],
      body,
      contentType: 'application/json',
      remoteAddress: null,
    },
    decided: {
      provider: 'none',
      senderEventId: scheduledFor,
      eventType: SOURCE,
      verified: null,
      verdict: 'run',
      reason: null,
      versionId: due.versionId,
      parts: [{ key, dedupHours: DEDUP_HOURS, bypassDedup: false, input: null }],
    },
    answered: 0,
  };
}
