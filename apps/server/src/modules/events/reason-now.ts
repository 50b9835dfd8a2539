/** Why an event made no run, in words that are true now: the reason at intake may no longer hold. */
import type { Verdict } from '@hookline/domain';

/** An event and the current state of its workflow. */
export interface KeptEvent {
  readonly verdict: Verdict;
  /** The reason at intake. */
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
  if (isWaiting(event) && !event.is_deleted && stillApplies(event)) return event.reason;
  return `${reasonAtIntake(event)}, and ${outcomeOf(event)}`;
}

function stillApplies({ verdict, paused, published_at, received_at }: KeptEvent): boolean {
  if (verdict === 'held') return paused;
  return published_at === null || published_at < received_at;
}

const AT_INTAKE: ReadonlyMap<string, string> = new Map([
  ['Nothing is published yet', 'Came before publishing'],
  ['The published version does not have this trigger', 'Came while the published version did not have this trigger'],
  ['This trigger is disabled in the published version', 'Came while this trigger was disabled'],
]);

const reasonAtIntake = ({ verdict, reason }: KeptEvent): string =>
  verdict === 'held' ? 'Came while paused' : (AT_INTAKE.get(reason ?? '') ?? 'Came while its trigger was not live');

function outcomeOf({ settled_at, was_run, is_deleted }: KeptEvent): string {
  if (was_run) return 'was run later';
  if (settled_at !== null) return 'was left as it is';
  return is_deleted ? 'the workflow is deleted since' : 'waits to be run';
}
