import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentFingerprint, treeFingerprint } from './fingerprint.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hookline-fingerprint-'));
  writeFileSync(join(folder, 'a.ts'), 'a');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the fingerprint of a folder', () => {
  test('stays the same while nothing changes', () => {
    expect(treeFingerprint([folder])).toBe(treeFingerprint([folder]));
  });

  test.each([
    ['a file is added', () => writeFileSync(join(folder, 'b.ts'), '')],
    ['a file is saved again', () => utimesSync(join(folder, 'a.ts'), 1, 1)],
    ['a file is removed', () => rmSync(join(folder, 'a.ts'))],
  ])('changes when %s', (_, change) => {
    const before = treeFingerprint([folder]);
    change();
    expect(treeFingerprint([folder])).not.toBe(before);
  });

  test('does not look at what was built or installed', () => {
    const before = treeFingerprint([folder]);
    for (const name of ['dist', 'node_modules']) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'x.js'), '');
    }
    expect(treeFingerprint([folder])).toBe(before);
  });
});

describe('the fingerprint of files', () => {
  test('follows the content, not the time', () => {
    const file = join(folder, 'a.ts');
    const before = contentFingerprint([file]);
    utimesSync(file, 1, 1);
    expect(contentFingerprint([file])).toBe(before);
    writeFileSync(file, 'b');
    expect(contentFingerprint([file])).not.toBe(before);
  });

  test('tells a missing file from an empty one', () => {
    const file = join(folder, 'none');
    const missing = contentFingerprint([file]);
    writeFileSync(file, '');
    expect(contentFingerprint([file])).not.toBe(missing);
  });
});
