import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Runs that belong to a step of another run: a loop's iterations (with `item_index`) and called workflows. All their
 * indexes are partial, so a run without a parent pays for none of them. What a step waits for, and answers from outside.
 */
export class ChildRuns1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table runs
        add column parent_run_id uuid,
        add column parent_path text,
        add column item_index int,
        add column depth int not null default 0,
        -- What a run with a parent came to: its parent reads it.
        add column output text,
        add column retry_of uuid,
        add column retry_from text;
      alter table steps add column wait text;

      create index runs_children on runs(parent_run_id, parent_path, item_index) where parent_run_id is not null;
      -- The next iterations to begin, those under way, and those that failed: what a loop asks at every iteration's end.
      create index runs_children_next on runs(parent_run_id, parent_path, item_index)
        where parent_run_id is not null and status = 'queued' and due_at is null;
      create index runs_children_active on runs(parent_run_id, parent_path)
        where parent_run_id is not null and due_at is not null;
      create index runs_children_failed on runs(parent_run_id, parent_path)
        where parent_run_id is not null and status in ('failed', 'cancelled');

      drop index runs_workflow;
      drop index runs_status;
      create index runs_workflow on runs(workflow_id, id desc) where item_index is null;
      create index runs_status on runs(status, id desc) where item_index is null;

      -- An answer from outside counts once it is stored, also when its step has not come to wait for it yet.
      create table callbacks (
        run_id uuid not null,
        path text not null,
        answer text,
        body text not null,
        query text not null,
        at timestamptz not null default clock_timestamp(),
        primary key (run_id, path)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table callbacks;
      drop index runs_workflow, runs_status, runs_children, runs_children_next, runs_children_active, runs_children_failed;
      alter table steps drop column wait;
      alter table runs drop column parent_run_id, drop column parent_path, drop column item_index, drop column depth,
        drop column output, drop column retry_of, drop column retry_from;
      create index runs_workflow on runs(workflow_id, id desc);
      create index runs_status on runs(status, id desc);
    `);
  }
}
