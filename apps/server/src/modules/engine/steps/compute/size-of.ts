/**
 * The approximate length of a value as JSON, counted up to a limit. Memoised for objects and lists: a run's data is
 * immutable, and every step asks.
 */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return PLAIN;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = count(value);
  sizes.set(value, size);
  return size;
}

/** Callers only compare with smaller limits. */
export const MAX_COUNTED = 1_000_000;

const PLAIN = 8;
const sizes = new WeakMap<object, number>();

/** Iterative: data may nest deeper than the stack. */
function count(root: object): number {
  const open: object[] = [root];
  let size = 0;
  const add = (item: unknown): void => {
    size += PLAIN;
    if (typeof item === 'string') size += item.length;
    else if (typeof item === 'object' && item !== null) open.push(item);
  };
  for (let part = open.pop(); part !== undefined && size < MAX_COUNTED; part = open.pop()) {
    if (Array.isArray(part)) {
      for (let index = 0; index < part.length && size < MAX_COUNTED; index++) add(part[index]);
      continue;
    }
    for (const key of Object.keys(part)) {
      size += key.length;
      add(Reflect.get(part, key));
    }
  }
  return size;
}
