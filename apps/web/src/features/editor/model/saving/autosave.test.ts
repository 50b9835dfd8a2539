import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../../shared/api/index.js';
import { Autosave } from './autosave.js';
import type { SaveState } from './autosave.js';

/** A fake server with a revision, a manual clock, and a record of all requests and states. */
function start(draft = 'a') {
  const timers = new Map<number, { at: number; callback: () => void }>();
  const states: SaveState['kind'][] = [];
  const said: string[] = [];
  const kept: [string, number][] = [];
  const server = { draft, revision: 7, saves: [] as string[], failWith: null as ApiError | null };
  const backup: { kept: string | null } = { kept: null };
  let now = 0;
  let nextTimer = 0;
  const autosave = new Autosave<string, { revision: number }>(
    {
      save: async (next, revision) => {
        server.saves.push(next);
        if (server.failWith) throw server.failWith;
        if (revision !== server.revision) throw new ApiError(409, 'draft.stale', 'Somebody else saved');
        server.draft = next;
        server.revision += 1;
        return { revision: server.revision };
      },
      onState: (state) => {
        states.push(state.kind);
        if (state.kind === 'failed') said.push(state.message);
      },
      onSaved: ({ revision }, saved) => void kept.push([saved, revision]),
      backup: { keep: (next) => (backup.kept = next), drop: () => (backup.kept = null) },
      now: () => now,
      after: (milliseconds, callback) => {
        const id = nextTimer++;
        timers.set(id, { at: now + milliseconds, callback });
        return () => timers.delete(id);
      },
    },
    draft,
    server.revision,
  );
  const pass = async (milliseconds: number) => {
    const end = now + milliseconds;
    for (;;) {
      const [due] = [...timers].filter(([, timer]) => timer.at <= end).toSorted(([, a], [, b]) => a.at - b.at);
      if (!due) break;
      timers.delete(due[0]);
      now = due[1].at;
      due[1].callback();
      for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    }
    now = end;
  };
  return { autosave, server, states, said, kept, backup, pass };
}

describe('autosave', () => {
  test('saves once, a moment after the last change', async () => {
    const { autosave, server, states, pass } = start();
    for (const text of ['b', 'c', 'd']) {
      autosave.changed(text);
      await pass(300);
    }
    expect(server.saves).toEqual([]);
    await pass(800);
    expect(server.saves).toEqual(['d']);
    expect(states.at(-1)).toBe('saved');
  });

  test('saves now and then during continuous typing', async () => {
    const { autosave, server, pass } = start();
    for (let turn = 0; turn < 20; turn++) {
      autosave.changed(`text ${turn}`);
      await pass(400);
    }
    expect(server.saves.length).toBeGreaterThan(0);
  });

  test('never saves when nothing was changed, or when it was changed back', async () => {
    const { autosave, server, pass } = start();
    await autosave.flush();
    autosave.changed('b');
    autosave.changed('a');
    await pass(10_000);
    expect(server.saves).toEqual([]);
    expect(autosave.unsaved).toBe(false);
  });

  test('saves what changed while a save was under way', async () => {
    const { autosave, server, kept, pass } = start();
    autosave.changed('b');
    const flushed = autosave.flush();
    autosave.changed('c');
    await flushed;
    await pass(1000);
    expect(server.saves).toEqual(['b', 'c']);
    expect(server.draft).toBe('c');
    expect(kept).toEqual([
      ['b', 8],
      ['c', 9],
    ]);
  });

  test('keeps a local copy until the server has it', async () => {
    const { autosave, server, backup, said, pass } = start();
    server.failWith = new ApiError(0, 'server.unreachable', 'The server cannot be reached. Check that it runs.');
    autosave.changed('b');
    await pass(1000);
    expect(backup.kept).toBe('b');
    expect(said).toEqual(['The server cannot be reached. Edits are kept in this browser until it can.']);
    server.failWith = null;
    await pass(5000);
    expect(backup.kept).toBeNull();
    expect(server.draft).toBe('b');
  });

  test('tries again when the server comes back, less and less often', async () => {
    const { autosave, server, states, pass } = start();
    server.failWith = new ApiError(503, 'server.busy', 'Busy');
    autosave.changed('b');
    await pass(60_000);
    expect(states.at(-1)).toBe('failed');
    expect(server.saves.length).toBeGreaterThan(3);
    expect(server.saves.length).toBeLessThan(9);
  });

  test('does not repeat what the server will never take', async () => {
    const { autosave, server, pass } = start();
    server.failWith = new ApiError(422, 'draft.wrong-shape', 'No');
    autosave.changed('b');
    await pass(60_000);
    expect(server.saves).toEqual(['b']);
  });

  test('stops on a conflict until the user decides', async () => {
    const { autosave, server, states, pass } = start();
    server.revision = 9;
    autosave.changed('b');
    await pass(1000);
    expect(states.at(-1)).toBe('conflict');
    autosave.changed('c');
    await pass(10_000);
    expect(server.saves).toEqual(['b']);
    autosave.keepMine(9);
    await pass(1000);
    expect(server.draft).toBe('c');
    expect(states.at(-1)).toBe('saved');
  });

  test('forgets its own draft when the other one is loaded', async () => {
    const { autosave, server, backup, pass } = start();
    server.revision = 9;
    autosave.changed('b');
    await pass(1000);
    autosave.adopt('theirs', 9);
    await pass(10_000);
    expect(autosave.unsaved).toBe(false);
    expect(backup.kept).toBeNull();
    expect(server.saves).toEqual(['b']);
  });
});
