import { describe, expect, test } from 'vitest';
import { beginHistory, record, redo, undo } from './history.js';

describe('history', () => {
  test('goes back and forth through every change', () => {
    let history = record(record(beginHistory('a'), 'b', 0), 'c', 10);
    history = undo(undo(history));
    expect(history.present).toBe('a');
    expect(undo(history)).toBe(history);
    expect(redo(redo(history)).present).toBe('c');
    expect(redo(redo(redo(history))).present).toBe('c');
  });

  test('forgets what was undone once something else is changed', () => {
    const history = record(undo(record(beginHistory('a'), 'b', 0)), 'x', 10);
    expect(redo(history).present).toBe('x');
    expect(undo(history).present).toBe('a');
  });

  test('makes one step of a burst with the same key', () => {
    let history = beginHistory('');
    for (const [index, text] of ['h', 'ho', 'hoo', 'hook'].entries())
      history = record(history, text, index * 300, 'n1.text');
    expect(history.past).toEqual(['']);
    expect(undo(history).present).toBe('');
  });

  test('begins a new step after a pause, another key or an undo', () => {
    const typed = record(beginHistory('a'), 'b', 0, 'field');
    expect(record(typed, 'c', 1500, 'field').past).toEqual(['a', 'b']);
    expect(record(typed, 'c', 100, 'other').past).toEqual(['a', 'b']);
    expect(record(redo(undo(typed)), 'c', 100, 'field').past).toEqual(['a', 'b']);
  });

  test('records nothing when nothing changed', () => {
    const history = beginHistory('a');
    expect(record(history, 'a', 0)).toBe(history);
  });
});
