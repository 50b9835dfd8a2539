import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The hot tables, range-partitioned by their UUIDv7 ids (time-ordered), so that retention drops partitions. No foreign
 * keys here: each would cost a look-up per row on the way in, and the rows outlive what they point to. JSON is kept as
 * text: jsonb refuses what real senders send (\u0000, lone surrogates, deep nesting), and one refusal fails a batch.
 */
export class Runs1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table events (
        id uuid not null,
        workflow_id uuid not null,
        node_id text not null,
        endpoint_id uuid not null,
        received_at timestamptz not null,
        method text not null,
        path text not null,
        query text not null,
        headers text not null,
        body bytea not null,
        content_type text,
        remote_address text,
        provider text not null,
        sender_event_id text,
        event_type text,
        verdict text not null,
        reason text,
        answered int not null,
        primary key (id)
      ) partition by range (id);
      create index events_workflow on events(workflow_id, id desc);
      alter table events alter column body set storage external;

      create table runs (
        id uuid not null,
        workflow_id uuid not null,
        version_id uuid not null,
        trigger_node_id text not null,
        until_node_id text,
        mode text not null,
        event_id uuid,
        input text,
        status text not null,
        revision int not null default 0,
        error text,
        -- The sweeper looks at a run again when this has passed: null once it is finished.
        due_at timestamptz,
        started_at timestamptz not null,
        finished_at timestamptz,
        primary key (id)
      ) partition by range (id);
      create index runs_workflow on runs(workflow_id, id desc);
      create index runs_status on runs(status, id desc);
      create index runs_event on runs(event_id) where event_id is not null;
      create index runs_due on runs(due_at) where due_at is not null;

      create table steps (
        run_id uuid not null,
        path text not null,
        node_id text not null,
        status text not null,
        port text,
        output text,
        error text,
        reason text,
        attempts text not null,
        -- A started step belongs to the process that renews this; once it has passed, anyone may take the step over.
        lease_until timestamptz,
        primary key (run_id, path)
      ) partition by range (run_id);

      create table events_default partition of events default;
      create table runs_default partition of runs default;
      create table steps_default partition of steps default;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table steps, runs, events`);
  }
}
