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

/** The text there, or a number as text; null for anything else and for an empty text. */
export function textAt(value: unknown, ...path: readonly (string | number)[]): string | null {
  const found = valueAt(value, ...path);
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' && found !== '' ? found : null;
}
