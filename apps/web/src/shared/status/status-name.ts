import type { StepStatus, Verdict } from '@hookline/domain';

/** Everything with a glyph, a word and a colour: statuses of runs and steps, and verdicts of events. */
export type StatusName = StepStatus | Verdict;

const words: Record<StatusName, string> = {
  queued: 'Queued',
  running: 'Running',
  waiting: 'Waiting',
  held: 'Held',
  succeeded: 'Succeeded',
  failed: 'Failed',
  filtered: 'Filtered',
  cancelled: 'Cancelled',
  'not-taken': 'Not taken',
  skipped: 'Skipped',
  run: 'Made a run',
  captured: 'Captured',
  duplicate: 'Duplicate',
  refused: 'Refused',
};

/** The word for a status on screen. */
export const statusWord = (status: StatusName): string => words[status];

/** The colour token of a status, for drawings (threads, bars) other than `<Status>`. */
export const statusColor = (status: StatusName): string => `var(--${colorToken(status)})`;

/** The background token of a status. */
export const statusSoftColor = (status: StatusName): string =>
  status === 'not-taken' || status === 'skipped' ? 'var(--sunken)' : `var(--${colorToken(status)}-soft)`;

function colorToken(status: StatusName): string {
  if (status === 'not-taken' || status === 'skipped') return 'text-3';
  return status === 'run' ? 'line' : status;
}
