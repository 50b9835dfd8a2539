import { iterationWords, waitWords } from '../../../shared/canvas/run-marks.js';
import { statusWord } from '../../../shared/status/index.js';
import { formatDuration, plural } from '../../../shared/ui/index.js';
import type { WaterfallRow } from './layout-step.js';

/** Shorter queue times are not shown. */
const NOTABLE_QUEUE_MS = 10;

/** The label of a row: `2 ms, after 38 ms in the queue`, `1 ms, took true`, `Not taken: If took true`. */
// oxlint-disable-next-line complexity -- one branch per case of what is shown
export function waterfallWords(row: WaterfallRow, now: number): string {
  if (row.status === 'not-taken' || row.status === 'skipped') {
    return row.reason === null ? statusWord(row.status) : `${statusWord(row.status)}: ${row.reason}`;
  }
  if (row.step === null && row.status === 'queued') return 'Not reached yet';
  const { iterations, wait } = row.step ?? {};
  if (iterations) {
    const took = row.durationMs === null || row.status === 'waiting' ? [] : [formatDuration(row.durationMs)];
    return [iterationWords(iterations), ...took].join(', ');
  }
  if (row.status === 'waiting' && wait) return `waiting ${waitWords(wait, now)}`.trim();
  if (row.durationMs === null) return statusWord(row.status);
  const words = [row.attempts > 1 ? plural(row.attempts, 'attempt') : formatDuration(row.durationMs)];
  if (row.queueMs >= NOTABLE_QUEUE_MS) words.push(`after ${formatDuration(row.queueMs)} in the queue`);
  if (row.port !== null && row.port !== 'out') words.push(`took ${row.port}`);
  if (row.status === 'filtered' && row.reason !== null) words.push(row.reason);
  if (row.status === 'held') words.push('waits for you');
  if (row.status === 'waiting') words.push('waiting to try again');
  return words.join(', ');
}
