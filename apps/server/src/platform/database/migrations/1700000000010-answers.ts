import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What runs answer the senders of their events. A row is of use while a sender waits, and for as long as the same event
 * may come again: retention lets go of it after a day, by its event's id, which is ordered by time.
 */
export class Answers1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table answers (
        event_id uuid primary key,
        run_id uuid not null,
        -- The step that gave it: given again by the same one, it is the same answer.
        step text not null,
        status int not null,
        headers text not null,
        -- Bytes: text cannot hold \\u0000, and one refusal would fail the step.
        body bytea not null,
        at timestamptz not null
      );

      -- A run that a person made of an event that had come before: its sender waits no more.
      alter table runs add column replay boolean not null default false;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table answers;
      alter table runs drop column replay;
    `);
  }
}
