/** Why an event made no run, in words that are true when they are read: what was so when it came may be over. */
import type { Verdict } from '@hookline/domain';

/** An event, and its workflow as it is now. */
export interface KeptEvent {
  readonly verdict: Verdict;
  /** As it was when the event came. */
  readonly reason: string | null;
  readonly received_at: Date;
  readonly settled_at: Date | null;
  readonly is_deleted: boolean;
  readonly paused: boolean;
  readonly published_at: Date | null;
  readonly was_run: boolean | null;
}

export const isWaiting = ({ verdict, settled_at }: Pick<KeptEvent, 'verdict' | 'settled_at'>): boolean =>
  (verdict === 'held' || verdict === 'captured') && settled_at === null;

export function reasonNow(event: KeptEvent): string | null {
  if (event.verdict !== 'held' && event.verdict !== 'captured') return event.reason;
  if (isWaiting(event) && !event.is_deleted && isStillSo(event)) return event.reason;
  return `${whenItCame(event)}, and ${becameOf(event)}`;
}

function isStillSo({ verdict, paused, published_at, received_at }: KeptEvent): boolean {
  if (verdict === 'held') return paused;
  return published_at === null || published_at < received_at;
}

const CAME: ReadonlyMap<string, string> = new Map([
  ['Nothing is published yet', 'Came before publishing'],
  ['The published version does not have this trigger', 'Came while the published version did not have this trigger'],
  ['This trigger is disabled in the published version', 'Came while this trigger was disabled'],
]);

const whenItCame = ({ verdict, reason }: KeptEvent): string =>
  verdict === 'held' ? 'Came while paused' : (CAME.get(reason ?? '') ?? 'Came while its trigger was not live');

function becameOf({ settled_at, was_run, is_deleted }: KeptEvent): string {
  if (was_run) return 'was run later';
  if (settled_at !== null) return 'was left as it is';
  return is_deleted ? 'the workflow is deleted since' : 'waits to be run';
}
