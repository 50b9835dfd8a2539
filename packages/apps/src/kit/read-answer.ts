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

/**
 * The members that later steps need, as text where they are ids: numbers of some services are longer than a number holds, and
 * ids are compared as text everywhere else. Members that are not there are left out.
 * @example
 * ```ts
 * pick({ id: 727, total: '29.35', _links: {} }, 'id', 'total'); // => { id: '727', total: '29.35' }
 * ```
 */
export const pick = (value: unknown, ...names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const found = valueAt(value, name);
      return found === undefined ? [] : [[name, idAsText(name, found)]];
    }),
  );

/** Also of what is inside: `id`, `product_id` and the like. */
function idAsText(name: string, value: unknown): unknown {
  if (typeof value === 'number') return /^id$|_id$/.test(name) ? String(value) : value;
  if (Array.isArray(value)) return value.map((inner) => idAsText('', inner));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, idAsText(key, inner)]));
}
