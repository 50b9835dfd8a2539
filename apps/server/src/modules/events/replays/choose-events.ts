/** The events of a replay, oldest first. */
import type { EventFilter, ReplayEventsRequest } from '@hookline/contracts';
import type { Verdict } from '@hookline/domain';
import type { Pool } from 'pg';
import { readId } from '../../../platform/database/statements/id-range.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { findEventIds } from '../search/find-event-ids.js';

const PAGE = 1000;
const MAX_EVENTS = 100_000;
const SEARCH_DEADLINE_MS = 20_000;

/** Events that made a run or would have. */
const WOULD_RUN: readonly Verdict[] = ['run', 'held', 'captured'];

/** @throws AppError when there are none, too many, or they take too long to find. */
export async function chooseEvents(pool: Pool, { ids, filter }: ReplayEventsRequest): Promise<string[]> {
  const chosen = ids ? ids.flatMap((id) => readId('ids', id) ?? []) : await findAll(pool, filter ?? {});
  if (chosen.length === 0)
    throw new AppError('unprocessable', 'replay.empty', 'No event fits, so there is nothing to replay.');
  return [...new Set(chosen)].sort();
}

async function findAll(pool: Pool, filter: EventFilter): Promise<string[]> {
  const giveUpAt = performance.now() + SEARCH_DEADLINE_MS;
  const found: string[] = [];
  for (let cursor: string | undefined; ;) {
    const { items, nextCursor } = await findEventIds(pool, { ...filter, limit: PAGE, cursor });
    found.push(...(filter.verdict === undefined ? await onlyThoseThatRun(pool, items) : items));
    if (nextCursor === null) return found;
    if (found.length > MAX_EVENTS) throw tooMany();
    if (performance.now() > giveUpAt) throw tooSlow();
    cursor = nextCursor;
  }
}

async function onlyThoseThatRun(pool: Pool, ids: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from events where id = any($1::uuid[]) and verdict = any($2::text[])',
    [ids, WOULD_RUN],
  );
  return rows.map((row) => row.id);
}

const tooMany = (): AppError =>
  new AppError(
    'unprocessable',
    'replay.too-many',
    `More than ${MAX_EVENTS.toLocaleString('en')} events fit. Choose fewer, by workflow or by time.`,
  );

const tooSlow = (): AppError =>
  new AppError(
    'unprocessable',
    'replay.too-slow',
    'It takes too long to find the events that fit. Name a workflow or a time, or search for whole words.',
  );
