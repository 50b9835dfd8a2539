import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const server = join(import.meta.dirname, '../apps/server/src');
const migrations = 'platform/database/migrations';

/**
 * Who writes a table, its owner first, and who else reads it. Another module asks the owner through its `index.ts`; a line here
 * is for statements that join what several own (ADR 23).
 */
const owners: Readonly<Record<string, { readonly writes: readonly string[]; readonly reads?: readonly string[] }>> = {
  alerts: { writes: ['alerts'] },
  api_keys: { writes: ['auth'] },
  callbacks: { writes: ['engine', 'retention'], reads: ['callbacks'] },
  concurrency_limits: { writes: ['engine'] },
  concurrency_slots: { writes: ['engine'] },
  credentials: { writes: ['credentials'], reads: ['ingest'] },
  dedup_keys: { writes: ['ingest', 'retention'] },
  endpoints: { writes: ['workflows'], reads: ['events', 'ingest'] },
  event_rollups: { writes: ['rollups'] },
  events: {
    writes: ['ingest', 'events', 'retention'],
    reads: ['engine', 'platform/database', 'rollups', 'runs', 'workflows'],
  },
  installation: { writes: ['auth', 'platform/secrets', 'workflows'] },
  replays: { writes: ['events'] },
  rollup_buckets: { writes: ['rollups'] },
  run_rollups: { writes: ['rollups'] },
  runs: {
    writes: ['engine', 'alerts', 'retention'],
    reads: ['callbacks', 'events', 'ingest', 'rollups', 'runs', 'workflows'],
  },
  schedules: { writes: ['schedules'] },
  search_progress: { writes: ['events'] },
  search_segments: { writes: ['events'] },
  sessions: { writes: ['auth'] },
  steps: { writes: ['engine', 'retention'], reads: ['callbacks', 'runs'] },
  users: { writes: ['auth'] },
  versions: { writes: ['workflows', 'retention'], reads: ['credentials', 'engine', 'events', 'ingest', 'runs'] },
  webhook_responses: { writes: ['engine', 'retention'], reads: ['ingest'] },
  workflows: {
    writes: ['workflows'],
    reads: ['credentials', 'engine', 'events', 'ingest', 'retention', 'runs', 'schedules'],
  },
};

test('tables are written and read by the modules that are listed for them, and by no other', () => {
  const found = Object.fromEntries(tables().map((table) => [table, usersOf(table)]));
  expect(found).toEqual(
    Object.fromEntries(
      Object.entries(owners).map(([table, { writes, reads = [] }]) => [
        table,
        { writes: writes.toSorted(), reads: reads.toSorted() },
      ]),
    ),
  );
});

/** The name of a table in SQL text and in a TypeORM entity; partitions belong to their table. */
const tables = (): string[] =>
  readdirSync(join(server, migrations))
    .flatMap((file) => [...readFileSync(join(server, migrations, file), 'utf8').matchAll(/create table (\w+)/g)])
    .map(([, name = '']) => name)
    .filter((name) => !name.endsWith('_default'))
    .toSorted();

function usersOf(table: string): { writes: string[]; reads: string[] } {
  const write = new RegExp(`\\b(insert into|update|delete from) ${table}\\b|@Entity\\('${table}'\\)`);
  const read = new RegExp(`\\b(from|join|table) (only )?${table}\\b`);
  const writes = modulesWith(write);
  return { writes, reads: modulesWith(read).filter((module) => !writes.includes(module)) };
}

function modulesWith(pattern: RegExp): string[] {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith(migrations),
  );
  const users = files.filter((file) => pattern.test(readFileSync(join(server, file), 'utf8')));
  return [...new Set(users.map((file) => file.split('/').slice(0, 2).join('/').replace('modules/', '')))].toSorted();
}
