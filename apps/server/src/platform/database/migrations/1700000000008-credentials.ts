import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people have entered so that requests of their senders can be checked. */
export class Credentials1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table credentials (
        id uuid primary key,
        name text not null,
        -- Never changes: what is encrypted is bound to it and to the id.
        provider text not null,
        -- Encrypted with a key that comes of SECRET_KEY.
        data bytea not null,
        -- What was valid before, while senders may still sign with it.
        previous_data bytea,
        previous_until timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        check ((previous_data is null) = (previous_until is null))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table credentials`);
  }
}
