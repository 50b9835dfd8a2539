import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that should move and do not are seen (`overdue_since`), and not tried for ever (`interruptions`). */
export class RunProgress1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Set by the sweeper when it first finds a run due; null again as soon as a worker has moved it or let it rest.
      alter table runs add column overdue_since timestamptz;
      -- How often a worker failed or died with the run in hand since it last moved.
      alter table runs add column interruptions int not null default 0;
      create index runs_overdue on runs(overdue_since) where overdue_since is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index runs_overdue;
      alter table runs drop column overdue_since, drop column interruptions;
    `);
  }
}
