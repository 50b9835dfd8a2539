/**
 * Filters a value to the parts whose name or text contains the query, at their original positions. Undefined when
 * nothing matches.
 */
export function filterData(value: unknown, query: string): unknown {
  const wanted = query.trim().toLowerCase();
  return filter(value, (text) => text.toLowerCase().includes(wanted));
}

function filter(value: unknown, matches: (text: string) => boolean): unknown {
  if (Array.isArray(value)) {
    const found = value.map((item: unknown) => filter(item, matches));
    // Positions stay: the path of the second item is [1] even when the first does not match.
    return found.some((item) => item !== undefined) ? value : undefined;
  }
  if (typeof value !== 'object' || value === null) return matches(String(value)) ? value : undefined;
  const kept = Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, unknown][] => {
    if (matches(name)) return [[name, inner]];
    const found = filter(inner, matches);
    return found === undefined ? [] : [[name, found]];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
