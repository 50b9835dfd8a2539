import { isRecord } from './is-record.js';

/** Whether two JSON values say the same. The order of an object's keys says nothing; a key set to undefined is absent. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, place) => sameJson(item, b[place]));
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  const [ours, theirs] = [definedKeys(a), definedKeys(b)];
  return ours.length === theirs.length && ours.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]));
}

const definedKeys = (value: Readonly<Record<string, unknown>>) =>
  Object.keys(value).filter((key) => value[key] !== undefined);
