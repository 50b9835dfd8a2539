import { describe, expect, test, vi } from 'vitest';
import { isUuid, newId } from './uuid.js';

describe('a new id', () => {
  test('is a UUIDv7 of its moment', () => {
    const before = Date.now();
    const id = newId();
    expect(isUuid(id)).toBe(true);
    expect(id).toMatch(/^.{14}7.{4}[89ab]/);
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  test('is greater than the one before it, also when the clock goes back', () => {
    const ids = Array.from({ length: 5000 }, newId);
    vi.useFakeTimers({ now: Date.now() - 60_000 });
    ids.push(...Array.from({ length: 5000 }, newId));
    vi.useRealTimers();
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has the time of the clock again after one that was years ahead', () => {
    vi.useFakeTimers({ now: Date.parse('2050-01-01') });
    newId();
    vi.useRealTimers();
    const before = Date.now();
    const at = Number.parseInt(newId().replace('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });
});
