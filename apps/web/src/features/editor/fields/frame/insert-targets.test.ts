import { describe, expect, test } from 'vitest';
import { InsertTargets } from './insert-targets.js';

function open(...labels: string[]) {
  const targets = new InsertTargets();
  const filled: string[] = [];
  const fields = labels.map((label) => ({ label, insert: (path: string) => void filled.push(`${label} ${path}`) }));
  const forget = fields.map((field) => targets.add(field));
  return { targets, filled, fields, forget };
}

describe('the field that a click in the input fills', () => {
  test('is the first until one was chosen, and the chosen one from then on', () => {
    const { targets, filled, fields } = open('name', 'value');
    targets.insert('a');
    targets.choose(fields[1]!);
    targets.insert('b');
    expect(filled).toEqual(['name a', 'value b']);
  });

  test('is the first again when the chosen one is gone', () => {
    const { targets, fields, forget } = open('name', 'value');
    targets.choose(fields[1]!);
    forget[1]!();
    expect(targets.current()?.label).toBe('name');
    forget[0]!();
    expect(targets.insert('a')).toBe(false);
  });

  test('is no secret and no number, unless that was chosen', () => {
    const { targets, fields } = open('text');
    const secret = { label: 'token', onlyChosen: true, insert: () => undefined };
    const alone = new InsertTargets();
    alone.add(secret);
    targets.add(secret);
    expect([alone.current(), targets.current()]).toEqual([null, fields[0]]);
    targets.choose(secret);
    expect(targets.current()).toBe(secret);
  });

  test('notifies its subscribers', () => {
    const { targets, fields } = open('name', 'value');
    const seen: (string | undefined)[] = [];
    const stop = targets.subscribe(() => seen.push(targets.current()?.label));
    targets.choose(fields[1]!);
    targets.choose(fields[1]!);
    stop();
    targets.choose(fields[0]!);
    expect(seen).toEqual(['value']);
  });
});
