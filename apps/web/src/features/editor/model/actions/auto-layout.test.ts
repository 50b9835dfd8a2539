import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { layoutPositions } from './auto-layout.js';

const portsOf = (node: { type: string }) => (node.type === 'branch' ? ['true', 'false'] : ['out']);

describe('layoutPositions', () => {
  test('lays nodes out from left to right on the grid, upper port on top, without overlap', () => {
    const graph = draw('hook -> big', 'big[true] -> alert -> end', 'big[false] -> ticket -> end', {
      hook: { position: { x: 40, y: 120 } },
    });
    const positions = layoutPositions(graph, portsOf);
    const at = (id: string) => positions[id] ?? { x: Number.NaN, y: Number.NaN };
    expect(at('hook')).toEqual({ x: 40, y: 120 });
    expect(at('hook').x).toBeLessThan(at('big').x);
    expect(at('big').x).toBeLessThan(at('alert').x);
    expect(at('alert').x).toBe(at('ticket').x);
    expect(at('alert').y + 60).toBeLessThan(at('ticket').y);
    expect(Object.values(positions).every(({ x, y }) => x % 20 === 0 && y % 20 === 0)).toBe(true);
  });

  test('has nothing to do for an empty graph', () => {
    expect(layoutPositions({ ...draw('a'), nodes: [] }, portsOf)).toEqual({});
  });
});
