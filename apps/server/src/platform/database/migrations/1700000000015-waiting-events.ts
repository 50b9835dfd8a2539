import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which of the events that were kept without a run (held, captured) still wait for somebody. */
export class WaitingEvents1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- When a kept event was run, or left as it is by a person.
      alter table events add column settled_at timestamptz;
      update events e set settled_at = clock_timestamp() where verdict in ('held', 'captured')
        and exists (select 1 from runs r where r.event_id = e.id and r.mode = 'production');
      create index events_waiting on events(id) include (workflow_id)
        where verdict in ('held', 'captured') and settled_at is null;

      -- Passes over events that somebody else has run or left meanwhile.
      alter table replays add column only_waiting boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index events_waiting;
      alter table events drop column settled_at;
      alter table replays drop column only_waiting;
    `);
  }
}
