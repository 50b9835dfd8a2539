import { VERDICTS } from '@hookline/domain';
import { z } from 'zod';
import { pageOf, pageQuery } from './shared/paging.js';
import { text } from './shared/text.js';

export const eventSummaryResponse = z
  .object({
    id: z.string(),
    workflowId: z.string().nullable(),
    workflowName: z.string().nullable(),
    nodeId: z.string().nullable(),
    receivedAt: z.string(),
    /** Who started its runs: `webhook` when a request did, `schedule` when a time did. */
    source: z.string(),
    /** Empty when there was no request: the body is the trigger's output. */
    method: z.string(),
    path: z.string(),
    contentType: z.string().nullable(),
    /** Bytes of the body. */
    size: z.int(),
    provider: z.string(),
    eventId: z.string().nullable(),
    type: z.string().nullable(),
    verdict: z.enum(VERDICTS),
    /** True: the signature was valid. False: it was wrong or missing. Null: no check was made. */
    verified: z.boolean().nullable(),
    /** The event that this one repeats. */
    duplicateOf: z.string().nullable(),
    /** In words: why it was held, captured or refused. Of a kept event: as things stand now. */
    reason: z.string().nullable(),
    /** Held or captured, and neither run nor left since: a person has to decide. */
    waiting: z.boolean(),
    /** Status code the sender got; 0 when there was no request. */
    answered: z.int(),
    /** Runs made from this event, newest first. */
    runIds: z.array(z.string()),
  })
  .meta({ id: 'EventSummary' });

export const eventResponse = eventSummaryResponse
  .extend({
    remoteAddress: z.string().nullable(),
    /** In the order received, names as sent. */
    headers: z.array(z.tuple([z.string(), z.string()])),
    query: z.record(z.string(), z.unknown()),
    /** Later events that repeat this one: the newest 20, newest first. */
    duplicates: z.array(z.string()),
    /** The provider this request looks like one of, while its trigger names none. */
    looksLike: z.string().nullable(),
    /** The trigger's output made of this event: what `trigger` is in expressions. */
    parsed: z.unknown(),
    /** What is wrong with the body, in words: it is called JSON and is none. Such an event makes its run all the same. */
    bodyProblem: z.string().nullable(),
    /** The body as text when it is text, else null. */
    bodyText: z.string().nullable(),
    /** The body's exact bytes. Cut at 1 MB; `GET /api/v1/events/:id/body` has all. */
    bodyBase64: z.string(),
    bodyCut: z.boolean(),
  })
  .meta({ id: 'Event' });

/** A command for a POSIX shell that sends the event's very bytes to the trigger's URL again. */
export const eventCurlResponse = z
  .object({
    command: z.string(),
    /** Whether it carries a fresh signature made with the stored secret; many senders' signatures expire after minutes. */
    signed: z.boolean(),
    /** The shell variable that has to hold the trigger's token or password first, which Hookline does not give out. */
    placeholder: z.string().nullable(),
  })
  .meta({ id: 'EventCurl' });

export const eventFilter = z.object({
  workflowId: text().optional(),
  verdict: z.enum(VERDICTS).optional(),
  /** As the sender calls it, exactly. */
  type: text().max(200).optional(),
  provider: text().max(100).optional(),
  /**
   * `waiting`: held or captured, and neither run nor left since. `without-run`: should have made a run, and has none: what
   * the ledger calls unaccounted.
   */
  outstanding: z.enum(['waiting', 'without-run']).optional(),
  /** The sender's id of the event, exactly. */
  eventId: text().max(500).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  /**
   * Words that all have to be in the event, whatever their case: of its names, its address, its headers and the first
   * 64 KB of its body. In quotes: words as they follow one another, or a part of a word (slow where there are many events).
   */
  q: text().max(200).optional(),
});

/** Leaves the waiting events of a workflow as they are and stops asking about them. */
export const leaveEventsRequest = z.object({ workflowId: text() }).meta({ id: 'LeaveEventsRequest' });
export const leftEventsResponse = z.object({ left: z.int() }).meta({ id: 'LeftEvents' });

export const eventListQuery = pageQuery.extend(eventFilter.shape);
export const eventListResponse = pageOf(eventSummaryResponse);

export const ledgerQuery = z.object({
  workflowId: text().optional(),
  /** Asks for `hours` or `workflows` too. By hour: at most 31 days. */
  by: z.enum(['hour', 'workflow']).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

/** accepted = run + filtered + duplicate + held + captured; refused stands beside it. */
const ledgerCounts = z.object({
  accepted: z.int(),
  verdicts: z.object({
    run: z.int(),
    filtered: z.int(),
    duplicate: z.int(),
    held: z.int(),
    captured: z.int(),
  }),
  refused: z.int(),
  /** Accepted events whose verdict is "made a run" but that have no run: must be 0. */
  unaccounted: z.int(),
});

export const ledgerResponse = ledgerCounts
  .extend({
    from: z.string(),
    to: z.string(),
    /** Runs of any age that have not moved for two minutes although they should: must be 0. */
    stuck: z.int(),
    /** Nothing is unaccounted for, and nothing is stuck. */
    balanced: z.boolean(),
    /** Held and captured events of any age that wait for a person to run or leave them. */
    waiting: z.int(),
    /** By the hour, UTC, oldest first: every hour that the time asked for touches. */
    hours: z.array(ledgerCounts.extend({ hour: z.string() }).meta({ id: 'LedgerHour' })).optional(),
    /** By workflow, the one with the most events first. The name is null when nothing is known of it any more. */
    workflows: z
      .array(
        ledgerCounts.extend({ workflowId: z.string(), name: z.string().nullable() }).meta({ id: 'LedgerWorkflow' }),
      )
      .optional(),
  })
  .meta({ id: 'Ledger' });

export type EventSummaryResponse = z.output<typeof eventSummaryResponse>;
export type EventResponse = z.output<typeof eventResponse>;
export type EventFilter = z.output<typeof eventFilter>;
export type LeaveEventsRequest = z.output<typeof leaveEventsRequest>;
export type LeftEventsResponse = z.output<typeof leftEventsResponse>;
export type EventListQuery = z.output<typeof eventListQuery>;
export type EventCurlResponse = z.output<typeof eventCurlResponse>;
export type LedgerQuery = z.output<typeof ledgerQuery>;
export type LedgerResponse = z.output<typeof ledgerResponse>;
export type LedgerCounts = z.output<typeof ledgerCounts>;
