import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What keeps lists and books quick at millions of rows. Each list reads one index, newest first, from any cursor; the
 * indexes of rare rows are partial, so that the common run pays for none of them. Tallies are counted outside the hot path.
 */
export class Growth1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- All columns in one direction: a page begins at (workflow, cursor), which is a comparison of rows.
      drop index runs_workflow, runs_status, events_workflow;
      create index runs_workflow on runs(workflow_id, id) where item_index is null;
      create index runs_workflow_rare on runs(workflow_id, status, id)
        where item_index is null and status in ('waiting', 'held', 'failed', 'filtered', 'cancelled');
      create index runs_status on runs(status, id) where item_index is null;
      create index runs_tests on runs(mode, id) where item_index is null and mode <> 'production';
      create index events_workflow on events(workflow_id, id);
      create index events_sender on events(sender_event_id) where sender_event_id is not null;
      create index events_verdict on events(verdict, id) where verdict <> 'run';
      create index events_workflow_verdict on events(workflow_id, verdict, id) where verdict <> 'run';

      -- A span is ten minutes of ids. It is counted once it is over, and a second time an hour later.
      create table tallied_spans (
        span timestamptz primary key,
        tallied_at timestamptz not null,
        settled boolean not null default false
      );
      create table event_tallies (
        span timestamptz not null references tallied_spans(span) on delete cascade,
        workflow_id uuid not null,
        verdict text not null,
        events int not null,
        without_run int not null,
        primary key (span, workflow_id, verdict)
      );
      create table run_tallies (
        span timestamptz not null references tallied_spans(span) on delete cascade,
        workflow_id uuid not null,
        status text not null,
        runs int not null,
        primary key (span, workflow_id, status)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table run_tallies, event_tallies, tallied_spans;
      drop index runs_workflow, runs_workflow_rare, runs_status, runs_tests;
      drop index events_workflow, events_sender, events_verdict, events_workflow_verdict;
      create index runs_workflow on runs(workflow_id, id desc) where item_index is null;
      create index runs_status on runs(status, id desc) where item_index is null;
      create index events_workflow on events(workflow_id, id desc);
    `);
  }
}
