/** The columns of prepared events, of their runs and of their dedup keys, in the order that the statement names them. */
import { jsonColumn, plainColumn, type Plain } from '../../../platform/database/statements/columns.js';
import type { PreparedEvent } from './prepare-event.js';

export function eventColumns(events: readonly PreparedEvent[]): string[] {
  const column = (read: (prepared: PreparedEvent) => Plain): string => plainColumn(events.map(read));
  return [
    column(({ id }) => id),
    column(({ event }) => event.endpoint.workflowId),
    column(({ event }) => event.endpoint.nodeId),
    column(({ event }) => event.endpoint.id),
    column(({ event }) => event.request.method),
    column(({ event }) => event.request.path),
    column(({ event }) => event.request.query),
    jsonColumn(events.map(({ event }) => JSON.stringify(event.request.headers))),
    column(({ event }) => event.request.body),
    column(({ event }) => event.request.contentType),
    column(({ event }) => event.request.remoteAddress),
    column(({ texts }) => texts.provider),
    column(({ texts }) => texts.senderEventId),
    column(({ texts }) => texts.eventType),
    column(({ event }) => event.decided.verified),
    column(({ event }) => event.answered),
    column(({ event }) => event.source),
    column(({ event }) => event.decided.verdict),
    column(({ texts }) => texts.reason),
  ];
}

export function runColumns(events: readonly PreparedEvent[]): string[] {
  const owned = events.flatMap(({ id, event, parts }) => parts.map((part) => ({ id, event, part })));
  return [
    plainColumn(owned.map(({ part }) => part.runId)),
    plainColumn(owned.map(({ id }) => id)),
    plainColumn(owned.map(({ event }) => event.endpoint.workflowId)),
    plainColumn(owned.map(({ event }) => event.decided.versionId)),
    plainColumn(owned.map(({ event }) => event.endpoint.nodeId)),
    jsonColumn(owned.map(({ part }) => part.input)),
  ];
}

export function keyColumns(events: readonly PreparedEvent[]): string[] {
  const parts = events.flatMap((event) => event.parts);
  return [
    plainColumn(parts.map(({ key }) => key)),
    plainColumn(parts.map(({ dedupHours }) => dedupHours)),
    plainColumn(parts.map(({ bypassDedup }) => bypassDedup)),
  ];
}
