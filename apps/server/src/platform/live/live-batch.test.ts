import { describe, expect, test } from 'vitest';
import { LiveBatch } from './live-batch.js';
import { splitMessage } from './split-message.js';

const run = (id: string, status: 'running' | 'succeeded' = 'running') => ({ id, workflowId: 'w1', status });
const runs = (count: number) => Array.from({ length: count }, (_, index) => run(`r${index}`));

describe('a batch', () => {
  test('names each thing once, as it was last', () => {
    const batch = new LiveBatch();
    batch.add({ runs: [run('r1'), run('r2')], workflows: ['w1'] });
    batch.add({ runs: [run('r1', 'succeeded')], workflows: ['w1'] });
    expect(batch.take()).toEqual({
      runs: [run('r1', 'succeeded'), run('r2')],
      events: [],
      workflows: ['w1'],
      truncated: false,
    });
  });

  test('begins anew once it is taken', () => {
    const batch = new LiveBatch();
    batch.add({ truncated: true });
    expect(batch.take()).toMatchObject({ truncated: true });
    expect(batch.take()).toBeUndefined();
  });

  test('lists fifty of a kind and says that there are more', () => {
    const batch = new LiveBatch();
    batch.add({ runs: runs(50) });
    batch.add({ runs: [run('r49', 'succeeded')] });
    expect(batch.take()).toMatchObject({ truncated: false });
    batch.add({ runs: runs(51) });
    const message = batch.take();
    expect(message?.runs).toHaveLength(50);
    expect(message?.truncated).toBe(true);
  });
});

describe('a message that is too long for its carrier', () => {
  test('leaves in parts that together name the same things', () => {
    const message = {
      runs: runs(50),
      events: Array.from({ length: 50 }, (_, index) => ({
        id: `e${index}`,
        workflowId: 'w1',
        verdict: 'run' as const,
      })),
      workflows: ['w1', 'w2'],
      truncated: true,
    };
    const texts = splitMessage(message, 900);
    expect(Math.max(...texts.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(900);
    const parts = texts.map((text): typeof message => JSON.parse(text));
    expect(parts.flatMap((part) => part.runs)).toEqual(message.runs);
    expect(parts.flatMap((part) => part.events)).toEqual(message.events);
    expect(parts.flatMap((part) => part.workflows)).toEqual(message.workflows);
    expect(parts.some(({ truncated }) => truncated)).toBe(true);
  });

  test('becomes a hint to read lists again when one thing alone is too long', () => {
    const texts = splitMessage({ runs: [], events: [], workflows: ['w'.repeat(500)], truncated: false }, 100);
    expect(texts).toEqual(['{"runs":[],"events":[],"workflows":[],"truncated":true}']);
  });
});
