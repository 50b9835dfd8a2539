import { draw } from '@hookline/domain/testing';
import { describe, expect, test } from 'vitest';
import { createBackup, findBackup } from './draft-backup.js';

function fakeStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem: (key, value) => void entries.set(key, value),
  };
}

describe('the draft backup', () => {
  test('keeps the draft of each workflow apart until it is dropped', () => {
    const storage = fakeStorage();
    const graph = draw('hook -> mail');
    createBackup('w1', storage).keep(graph, 4);
    expect(findBackup('w1', storage)).toMatchObject({ graph, revision: 4 });
    expect(findBackup('w2', storage)).toBeUndefined();
    createBackup('w1', storage).drop();
    expect(findBackup('w1', storage)).toBeUndefined();
  });

  test('passes over what it cannot read', () => {
    const storage = fakeStorage();
    storage.setItem('hookline.draft.w1', '{ half');
    expect(findBackup('w1', storage)).toBeUndefined();
    storage.setItem('hookline.draft.w1', '{"graph": 1}');
    expect(findBackup('w1', storage)).toBeUndefined();
  });
});
