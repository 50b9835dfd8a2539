/**
 * The candidate that was probably meant: the one with the fewest typing slips (a letter too many, missing, changed, or
 * swapped with its neighbour), one slip in a short name, up to three in a long one. Undefined when none is near.
 */
export function closestName(name: string, candidates: Iterable<string>): string | undefined {
  const allowed = name.length < 2 ? 0 : Math.min(3, Math.max(1, Math.floor(name.length / 3)));
  let closest: { readonly candidate: string; readonly slips: number } | undefined;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > allowed) continue;
    const slips = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (slips <= allowed && (!closest || slips < closest.slips)) closest = { candidate, slips };
  }
  return closest?.candidate;
}

/** Optimal string alignment distance, two rows at a time plus the one before for swaps. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const changed = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + changed,
        swapped ? at(beforeLast, column - 2) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
