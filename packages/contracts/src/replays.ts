import { z } from 'zod';
import { eventFilter } from './events.js';
import { int4 } from './shared/int4.js';
import { text } from './shared/text.js';

/** `draft`: as it is now, as a test; `published`: the version that is published when the event's turn comes. */
const target = z.enum(['published', 'draft']).default('published');

export const replayEventRequest = z.object({ target }).prefault({}).meta({ id: 'ReplayEventRequest' });

export const replayedEventResponse = z
  .object({
    runId: z.string(),
    /** Several when the request held several events. The first is `runId`. */
    runIds: z.array(z.string()),
  })
  .meta({ id: 'ReplayedEvent' });

/**
 * Many events, oldest first: those with these ids, or those that fit the filter of the list. Without a verdict the filter
 * means the events that made a run or would have (run, held, captured): what was refused, filtered or came before is
 * replayed only when it is asked for.
 */
export const replayEventsRequest = z
  .object({
    /** A search that is empty after cleaning would match every event. */
    filter: eventFilter
      .refine(({ q }) => q === undefined || q.trim() !== '', {
        path: ['q'],
        message: 'Give words to look for, or leave it out',
      })
      .optional(),
    ids: z.array(text()).min(1).max(1000).optional(),
    target,
    /** How many events begin in a second. */
    perSecond: int4().min(1).max(100).default(20),
  })
  .refine(({ filter, ids }) => (filter === undefined) !== (ids === undefined), 'Give either ids or a filter')
  .meta({ id: 'ReplayEventsRequest' });

export const startedReplayResponse = z.object({ replayId: z.string(), total: z.int() }).meta({ id: 'StartedReplay' });

const REPLAY_STATUSES = ['running', 'done', 'cancelled', 'failed'] as const;

export const replayResponse = z
  .object({
    id: z.string(),
    /** `failed`: not one event could be replayed. */
    status: z.enum(REPLAY_STATUSES),
    target: z.enum(['published', 'draft']),
    perSecond: z.int(),
    total: z.int(),
    /** Events that have begun their runs; what those come to, the runs say. */
    done: z.int(),
    failed: z.int(),
    /** The first 20. */
    failures: z.array(z.object({ eventId: z.string(), reason: z.string() })),
    createdAt: z.string(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: 'Replay' });

/** The newest 50, newest first. */
export const replayListResponse = z.object({ items: z.array(replayResponse) });

export type ReplayEventRequest = z.output<typeof replayEventRequest>;
export type ReplayedEventResponse = z.output<typeof replayedEventResponse>;
export type ReplayEventsRequest = z.output<typeof replayEventsRequest>;
export type StartedReplayResponse = z.output<typeof startedReplayResponse>;
export type ReplayResponse = z.output<typeof replayResponse>;
