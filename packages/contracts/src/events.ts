import { VERDICTS } from '@hookline/domain';
import { z } from 'zod';
import { pageOf, pageQuery } from './paging.js';

export const eventSummaryResponse = z
  .object({
    id: z.string(),
    workflowId: z.string().nullable(),
    workflowName: z.string().nullable(),
    nodeId: z.string().nullable(),
    receivedAt: z.string(),
    method: z.string(),
    path: z.string(),
    contentType: z.string().nullable(),
    /** Bytes of the body. */
    size: z.int(),
    provider: z.string(),
    eventId: z.string().nullable(),
    type: z.string().nullable(),
    verdict: z.enum(VERDICTS),
    /** True: its sender was proved. False: the proof was wrong or missing. Null: nothing was looked at. */
    verified: z.boolean().nullable(),
    /** The event that this one repeats. */
    duplicateOf: z.string().nullable(),
    /** In words: why it was held, captured or refused. */
    reason: z.string().nullable(),
    /** Status code the sender got. */
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
    /** The provider this request looks like one of, while its trigger names none. */
    looksLike: z.string().nullable(),
    /** The trigger's output made of this event: what `trigger` is in expressions. */
    parsed: z.unknown(),
    /** The body as text when it is text, else null. */
    bodyText: z.string().nullable(),
    /** The body's exact bytes. Cut at 1 MB; `GET /api/v1/events/:id/body` has all. */
    bodyBase64: z.string(),
    bodyCut: z.boolean(),
  })
  .meta({ id: 'Event' });

export const eventListQuery = pageQuery.extend({
  workflowId: z.string().optional(),
  verdict: z.enum(VERDICTS).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  q: z.string().max(200).optional(),
});
export const eventListResponse = pageOf(eventSummaryResponse);

export const ledgerQuery = z.object({
  workflowId: z.string().optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});

/** accepted = run + filtered + duplicate + held + captured; refused stands beside it. */
export const ledgerResponse = z
  .object({
    from: z.string(),
    to: z.string(),
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
    balanced: z.boolean(),
  })
  .meta({ id: 'Ledger' });

export type EventSummaryResponse = z.output<typeof eventSummaryResponse>;
export type EventResponse = z.output<typeof eventResponse>;
export type EventListQuery = z.output<typeof eventListQuery>;
export type LedgerQuery = z.output<typeof ledgerQuery>;
export type LedgerResponse = z.output<typeof ledgerResponse>;
