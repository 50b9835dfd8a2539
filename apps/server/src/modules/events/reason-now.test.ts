import { describe, expect, test } from 'vitest';
import { reasonNow, type KeptEvent } from './reason-now.js';

const MONDAY = new Date('2026-11-30T08:00:00Z');
const TUESDAY = new Date('2026-12-01T08:00:00Z');
const WEDNESDAY = new Date('2026-12-02T08:00:00Z');

const event = (change: Partial<KeptEvent>): KeptEvent => ({
  verdict: 'held',
  reason: 'The workflow is paused',
  received_at: TUESDAY,
  settled_at: null,
  is_deleted: false,
  paused: true,
  published_at: MONDAY,
  was_run: null,
  ...change,
});

const captured = (reason: string, change: Partial<KeptEvent> = {}): KeptEvent =>
  event({ verdict: 'captured', reason, paused: false, published_at: null, ...change });

describe('reasonNow', () => {
  test('is the reason from when the event came while that is still so', () => {
    expect(reasonNow(event({}))).toBe('The workflow is paused');
    expect(reasonNow(captured('Nothing is published yet'))).toBe('Nothing is published yet');
    const noTrigger = 'The published version does not have this trigger';
    expect(reasonNow(captured(noTrigger, { published_at: MONDAY }))).toBe(noTrigger);
  });

  test('says what was so, and that the event waits, once that is over', () => {
    expect(reasonNow(event({ paused: false }))).toBe('Came while paused, and waits to be run');
    const later = { published_at: WEDNESDAY };
    expect([
      reasonNow(captured('Nothing is published yet', later)),
      reasonNow(captured('The published version does not have this trigger', later)),
      reasonNow(captured('This trigger is disabled in the published version', later)),
      reasonNow(captured('toString', later)),
    ]).toEqual([
      'Came before publishing, and waits to be run',
      'Came while the published version did not have this trigger, and waits to be run',
      'Came while this trigger was disabled, and waits to be run',
      'Came while its trigger was not live, and waits to be run',
    ]);
  });

  test('says what became of it, whatever the workflow is like now', () => {
    expect(reasonNow(event({ settled_at: WEDNESDAY, was_run: true }))).toMatch(/paused, and was run later$/);
    expect(reasonNow(event({ settled_at: WEDNESDAY, was_run: false }))).toMatch(/, and was left as it is$/);
    expect(reasonNow(event({ is_deleted: true }))).toMatch(/, and the workflow is deleted since$/);
  });

  test('leaves the reasons of other verdicts alone', () => {
    expect(reasonNow(event({ verdict: 'refused', reason: 'No signature' }))).toBe('No signature');
    expect(reasonNow(event({ verdict: 'run', reason: null }))).toBeNull();
  });
});
