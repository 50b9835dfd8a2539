/** Reads members of an answer, whose shape a service promises and nobody checks. */
import { isRecord } from '@hookline/node-kit';

/**
 * The member at the end of a path of names; undefined where it breaks off.
 * @example
 * ```ts
 * valueAt({ error: { code: 'no_text' } }, 'error', 'code'); // => 'no_text'
 * ```
 */
export const valueAt = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce<unknown>(
    (inner, name) => (isRecord(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined),
    value,
  );

/** The same as text: of a text or a number, which services mix for ids and codes. */
export function textAt(value: unknown, ...names: readonly string[]): string | undefined {
  const found = valueAt(value, ...names);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

/** The list at the end of a path; empty where there is none. */
export function listAt(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...names);
  return Array.isArray(found) ? found : [];
}
