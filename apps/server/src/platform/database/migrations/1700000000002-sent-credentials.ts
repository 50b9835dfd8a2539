import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Credentials that steps send: what one holds is said by its kind, which is a provider or a way to authenticate requests. */
const STATEMENTS = [
  'alter table credentials rename column provider to kind',
  `alter table credentials
    -- Whose account it is, as its service said when it was tested.
    add column account text,
    add column tested_at timestamptz,
    add column last_used_at timestamptz,
    -- When its service last refused it, and with what words; both null once it was taken again.
    add column refused_at timestamptz,
    add column refusal text,
    add check ((refused_at is null) = (refusal is null))`,
];

const UNDO = [
  'alter table credentials drop column account, drop column tested_at, drop column last_used_at, drop column refused_at, drop column refusal',
  'alter table credentials rename column kind to provider',
];

export class SentCredentials1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of UNDO) await runner.query(statement);
  }
}
