import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who may run when a workflow takes only so many at a time, and who is told of failures. Rows are there only while a run
 * waits or is under way, or an alert is open: all three tables stay small.
 */
export class Gates1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row for each workflow that has ever had a limit. Whoever changes its places locks it.
      create table gates (
        workflow_id uuid primary key,
        -- Runs up to this one have their place, but for those that were committed late.
        entered_to uuid not null,
        -- The limit that all waiting runs were last measured by; null: none.
        run_limit int
      );
      create table places (
        run_id uuid primary key,
        workflow_id uuid not null,
        key text not null,
        admitted boolean not null default false
      );
      create index places_admitted on places(workflow_id, key) where admitted;
      create index places_waiting on places(workflow_id, key, run_id) where not admitted;

      -- Raises no alert: it has raised one, or it was started by one.
      alter table runs add column quiet boolean not null default false;

      create table alerts (
        id uuid primary key,
        workflow_id uuid not null,
        cause text not null,
        -- The failures that nobody was told of yet: how many, and the last of them as JSON.
        count int not null,
        failure text not null,
        first_at timestamptz not null,
        last_at timestamptz not null,
        -- Until then failures of this cause are only counted.
        quiet_until timestamptz not null,
        -- The message on its way: its number and text, which stay the same however often it is sent.
        message int not null default 0,
        payload text,
        attempts int not null default 0,
        -- Why the last message did not arrive.
        problem text,
        send_at timestamptz,
        unique (workflow_id, cause)
      );
      create index alerts_due on alerts(send_at) where send_at is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table alerts, places, gates;
      alter table runs drop column quiet;
    `);
  }
}
