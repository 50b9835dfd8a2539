import { draw } from '@hookline/domain/testing';
import { describe, expect, it } from 'vitest';
import { findNeighbour } from './walk.js';

const graph = draw('hook -> big', 'big[true] -> alert', 'big[false] -> ticket', {
  big: { position: { x: 300, y: 0 } },
  alert: { position: { x: 600, y: -80 } },
  ticket: { position: { x: 600, y: 80 } },
});
const go = (from: string, direction: 'left' | 'right' | 'up' | 'down') => findNeighbour(graph, from, direction)?.id;

describe('findNeighbour', () => {
  it('goes right and left along the lines', () => {
    expect(go('hook', 'right')).toBe('big');
    expect(go('ticket', 'left')).toBe('big');
  });

  it('goes up and down to the nearest card', () => {
    expect(go('ticket', 'up')).toBe('alert');
    expect(go('alert', 'down')).toBe('ticket');
  });

  it('stays when nothing lies that way', () => {
    expect(go('hook', 'left')).toBeUndefined();
    expect(go('alert', 'up')).toBeUndefined();
  });

  it('begins at the first node when the one it came from is gone', () => {
    expect(go('gone', 'right')).toBe('hook');
  });
});
