import { formatFull, formatRelative } from './format.js';
import { useNow } from './use-now.js';

/** `2 min ago`, kept up to date; the full date is in the tooltip. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={formatFull(at)}>
      {formatRelative(at, now)}
    </time>
  );
}
