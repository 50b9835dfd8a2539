import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts tries to log in. Unlogged: a crash forgets them, and each try costs no wait for the disk. */
export class LoginAttempts1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table login_attempts (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      )
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table login_attempts');
  }
}
