/**
 * About how many characters a value has as JSON, counted up to a limit. Remembered for objects and lists: a run's data does
 * not change, and is asked for at every step.
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

/** Nobody asks by how much a value is larger. */
export const MAX_COUNTED = 1_000_000;

const PLAIN = 8;
const sizes = new WeakMap<object, number>();

/** With a list of what is still to be counted: data may nest deeper than a stack. */
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
      for (let place = 0; place < part.length && size < MAX_COUNTED; place++) add(part[place]);
      continue;
    }
    for (const key of Object.keys(part)) {
      size += key.length;
      add(Reflect.get(part, key));
    }
  }
  return size;
}
