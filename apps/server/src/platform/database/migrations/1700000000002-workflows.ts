import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workflows with their drafts, published versions, and the permanent addresses of their triggers. */
export class Workflows1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table workflows (
        id uuid primary key,
        name text not null,
        draft json not null,
        draft_revision int not null default 1,
        published_version_id uuid,
        paused_at timestamptz,
        deleted_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      );

      -- json, not jsonb: jsonb refuses what people may type (\\u0000). A row without a number is a draft as it was when it was test-run: runs need a graph that never changes.
      create table versions (
        id uuid primary key,
        workflow_id uuid not null references workflows(id) on delete cascade,
        number int,
        graph json not null,
        note text not null default '',
        created_at timestamptz not null default now(),
        unique (workflow_id, number)
      );
      alter table workflows add foreign key (published_version_id) references versions(id);

      create table endpoints (
        id uuid primary key,
        key text not null unique,
        workflow_id uuid not null references workflows(id) on delete cascade,
        node_id text not null,
        created_at timestamptz not null default now(),
        unique (workflow_id, node_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table workflows drop column published_version_id`);
    await runner.query(`drop table endpoints, versions, workflows`);
  }
}
