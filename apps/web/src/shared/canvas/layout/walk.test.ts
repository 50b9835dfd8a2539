import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { findNeighbour } from './walk.js';

const graph = draw('hook -> big', 'big[true] -> alert', 'big[false] -> ticket', {
  big: { position: { x: 300, y: 0 } },
  alert: { position: { x: 600, y: -80 } },
  ticket: { position: { x: 600, y: 80 } },
});
const go = (from: string, direction: 'left' | 'right' | 'up' | 'down') => findNeighbour(graph, from, direction)?.id;

describe('findNeighbour', () => {
  test('goes right and left along the lines', () => {
    expect(go('hook', 'right')).toBe('big');
    expect(go('ticket', 'left')).toBe('big');
  });

  test('goes up and down to the nearest card', () => {
    expect(go('ticket', 'up')).toBe('alert');
    expect(go('alert', 'down')).toBe('ticket');
  });

  test('stays when nothing lies that way', () => {
    expect(go('hook', 'left')).toBeUndefined();
    expect(go('alert', 'up')).toBeUndefined();
  });

  test('begins at the first node when the one it came from is gone', () => {
    expect(go('gone', 'right')).toBe('hook');
  });
});
