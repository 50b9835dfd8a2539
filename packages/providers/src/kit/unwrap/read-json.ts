/** Reads a value out of parsed JSON by its path; undefined where there is none. Own members only: `__proto__` is no path. */
export function valueAt(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (parent, name) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, name)
        ? (parent as Record<string | number, unknown>)[name]
        : undefined,
    value,
  );
}

/**
 * The text there, or a number as text; null for anything else and for an empty text. A number beyond 2^53 is null too: its
 * last digits were lost when it was parsed, and two ids could look like one.
 */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = valueAt(value, ...path);
  if (typeof found === 'number') return Math.abs(found) > Number.MAX_SAFE_INTEGER ? null : String(found);
  return typeof found === 'string' && found !== '' ? found : null;
}
