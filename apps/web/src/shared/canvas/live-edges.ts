import type { EdgeMark } from './run-marks.js';

const MAX_FLOATS = 8;

/** The edges that carry a float: those being taken now, unless there are so many that it would only be restless. */
export function liveEdges(marks: ReadonlyMap<string, EdgeMark>): ReadonlySet<string> {
  const live = [...marks].filter(([, mark]) => mark === 'live').map(([id]) => id);
  return new Set(live.length > MAX_FLOATS ? [] : live);
}
