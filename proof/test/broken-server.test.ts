/** The proof of the proof: with one invariant switched off, the books do not balance, and say which one it was. */
import { describe, expect, test } from 'vitest';
import { LIMIT_MS, fault, proveBroken } from './prove-broken.js';

describe('a copy of the server', () => {
  test('that answers before it commits loses events', { timeout: LIMIT_MS }, async () => {
    const { imbalances } = await proveBroken(
      {
        file: 'apps/server/src/modules/ingest/intake/event-intake.ts',
        find: 'return await (isLarge(bytesOf(prepared)) ? this.large : this.small).add(prepared);',
        replace: `void this.small.add(prepared).catch(() => undefined);
          return { id: prepared.id, verdict: event.decided.verdict, duplicateOf: null, runIds: [] };`,
      },
      { faults: [fault({ kind: 'postgres and apis killed', atMs: 1500 })] },
    );
    expect(imbalances).toContain('acknowledged events without a run');
    expect(imbalances).toContain('effects missing');
  });
});
