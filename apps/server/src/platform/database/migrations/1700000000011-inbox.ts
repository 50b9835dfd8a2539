import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What finds events by their words, and what sends many of them through their workflows again. */
export class Inbox1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- With the id, so that a list by either is read newest first however many events share it.
      drop index events_sender, events_duplicate_of;
      create index events_sender on events(sender_event_id, id) where sender_event_id is not null;
      create index events_duplicate_of on events(duplicate_of, id) where duplicate_of is not null;

      -- Some hundred events that follow one another, and the keys of their words: of all together, by which the block is
      -- found, and of each. Made when the events have come to rest, outside the hot path.
      create type searched_event as (id uuid, keys int[]);
      create table search_blocks (
        from_id uuid primary key,
        -- Where the next block begins: also what comes late belongs to one.
        before_id uuid not null,
        keys int[] not null,
        events searched_event[] not null,
        made_at timestamptz not null default clock_timestamp()
      );
      -- Random keys: there is nothing to compress.
      alter table search_blocks alter column keys set storage external, alter column events set storage external;
      create index search_blocks_keys on search_blocks using gin (keys) with (fastupdate = off);
      create table search_progress (
        singleton boolean primary key default true check (singleton),
        -- Blocks before this were made again for what came late.
        checked_to uuid not null
      );
      insert into search_progress (checked_to) values ('00000000-0000-0000-0000-000000000000');

      create table replays (
        id uuid primary key,
        status text not null default 'running',
        target text not null,
        -- Of a draft: the version that the events of each workflow run on.
        versions text,
        per_second int not null,
        -- Oldest first. Those before \`done + failed\` are dealt with.
        event_ids uuid[] not null,
        done int not null default 0,
        failed int not null default 0,
        -- The first of them, as JSON.
        failures text not null default '[]',
        -- When the next ones are due.
        next_at timestamptz not null default clock_timestamp(),
        created_at timestamptz not null default clock_timestamp(),
        finished_at timestamptz
      );
      create index replays_running on replays(next_at) where status = 'running';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table replays, search_progress, search_blocks;
      drop type searched_event;
      drop index events_sender, events_duplicate_of;
      create index events_sender on events(sender_event_id) where sender_event_id is not null;
      create index events_duplicate_of on events(duplicate_of) where duplicate_of is not null;
    `);
  }
}
