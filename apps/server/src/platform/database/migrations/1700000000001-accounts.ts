import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their sessions and API keys. Tokens are stored as hashes only. */
export class Accounts1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table installation (
        singleton boolean primary key default true check (singleton),
        secret_key_fingerprint text,
        owner_id uuid,
        example_made boolean not null default false
      );
      insert into installation default values;

      create table users (
        id uuid primary key,
        name text not null,
        email text not null unique,
        password_hash text not null,
        created_at timestamptz not null default now()
      );
      alter table installation add foreign key (owner_id) references users(id);

      create table sessions (
        token_hash bytea primary key,
        user_id uuid not null references users(id) on delete cascade,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index sessions_user on sessions(user_id);

      create table api_keys (
        id uuid primary key,
        user_id uuid not null references users(id) on delete cascade,
        name text not null,
        prefix text not null,
        key_hash bytea not null unique,
        created_at timestamptz not null default now(),
        last_used_at timestamptz
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table api_keys, sessions, installation, users`);
  }
}
