import type { ReplayResponse } from '@hookline/contracts';
import { formatCount, plural } from '../../shared/ui/index.js';

/** The progress or result of a replay, in a sentence or two. */
export function replayWords({ status, total, done, failed, failures }: ReplayParts): string {
  const left = total - done - failed;
  const why = failures[0] ? ` ${plural(failed, 'event')} could not be run: ${failures[0].reason}` : '';
  switch (status) {
    case 'running':
      return `${formatCount(done + failed)} of ${plural(total, 'event')}.${why}`;
    case 'cancelled':
      return `Stopped after ${formatCount(done)} of ${plural(total, 'event')}; ${formatCount(left)} not begun.${why}`;
    case 'failed':
      return `None of ${plural(total, 'event')} could be run: ${failures[0]?.reason ?? 'the log says why.'}`;
    case 'done':
      return failed === 0
        ? `${plural(done, 'event')} began ${done === 1 ? 'its run' : 'their runs'}.`
        : `${formatCount(done)} of ${plural(total, 'event')} began ${done === 1 ? 'its run' : 'their runs'}.${why}`;
  }
}

type ReplayParts = Pick<ReplayResponse, 'status' | 'total' | 'done' | 'failed' | 'failures'>;
