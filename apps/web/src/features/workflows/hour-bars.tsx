import { plural } from '../../shared/ui/index.js';
import { barHeights } from './bar-heights.js';

interface HourBarsProps {
  hours: readonly { runs: number; failed: number }[];
}

const STEP = 5;
const HEIGHT = 24;

/** Runs per hour of the last day; an hour with failures is red. */
export function HourBars({ hours }: HourBarsProps) {
  const runs = hours.reduce((sum, hour) => sum + hour.runs, 0);
  const failed = hours.reduce((sum, hour) => sum + hour.failed, 0);
  const words = `${plural(runs, 'run')} in ${hours.length} hours, ${failed} failed`;
  return (
    <svg width={hours.length * STEP} height={HEIGHT} role="img" aria-label={words}>
      <title>{words}</title>
      {barHeights(
        hours.map((hour) => hour.runs),
        HEIGHT - 2,
      ).map((height, index) => (
        <rect
          key={index}
          x={index * STEP}
          y={HEIGHT - 1 - height}
          width="3.5"
          height={height}
          rx="1"
          fill={
            (hours[index]?.failed ?? 0) > 0 ? 'var(--failed)' : 'color-mix(in srgb, var(--line) 68%, var(--surface))'
          }
        />
      ))}
    </svg>
  );
}
