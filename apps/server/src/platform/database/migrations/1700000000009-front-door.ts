import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the front door knows of events: whether their sender was proved, and which of them have come before. */
export class FrontDoor1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table events add column verified boolean, add column duplicate_of uuid;
      create index events_duplicate_of on events(duplicate_of) where duplicate_of is not null;

      -- A key is made of a trigger and of what its sender calls an event. Whoever writes it first has the event; rows are
      -- deleted when their time has passed, which the block ranges of a table that only grows at its end find quickly.
      create table seen_keys (
        key uuid primary key,
        event_id uuid not null,
        expires_at timestamptz not null
      );
      create index seen_keys_expiry on seen_keys using brin (expires_at) with (pages_per_range = 16);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table seen_keys;
      alter table events drop column verified, drop column duplicate_of;
    `);
  }
}
