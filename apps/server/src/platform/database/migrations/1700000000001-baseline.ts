import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their sessions and API keys. Tokens are stored as hashes only. */
const ACCOUNTS = `
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

  -- Unlogged: a crash forgets the counts, and no attempt waits for the disk.
  create unlogged table login_attempts (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  );`;

/** Workflows with their drafts, published versions, and the permanent URLs of their triggers. */
const WORKFLOWS = `
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

  -- The published triggers of workflows that are on, and when each is due. The worker that fires one locks its row.
  create table schedules (
    id uuid primary key,
    workflow_id uuid not null references workflows(id) on delete cascade,
    node_id text not null,
    -- Of the published version, as JSON.
    settings text not null,
    -- Null: it has no more times.
    next_at timestamptz,
    unique (workflow_id, node_id)
  );
  create index schedules_due on schedules(next_at) where next_at is not null;

  create table credentials (
    id uuid primary key,
    name text not null,
    -- Never changes: the ciphertext is bound to it and to the id.
    provider text not null,
    -- Encrypted with a key derived from SECRET_KEY.
    data bytea not null,
    -- The credential before, which senders may still sign with.
    previous_data bytea,
    previous_until timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((previous_data is null) = (previous_until is null))
  );`;

/**
 * Events and runs are range-partitioned by their UUIDv7 ids (time-ordered), so that retention drops partitions. They have no
 * foreign keys: each would cost a look-up per row on the way in, and the rows outlive what they refer to. JSON is kept as
 * text: jsonb refuses what real senders send (\u0000, lone surrogates, deep nesting), and one refusal fails a batch.
 */
const EVENTS = `
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
    verified boolean,
    duplicate_of uuid,
    -- When a kept event was run, or dismissed by a person.
    settled_at timestamptz,
    -- Who starts the runs of its trigger.
    source text not null default 'webhook',
    primary key (id)
  ) partition by range (id);
  create table events_default partition of events default;
  alter table events alter column body set storage external;

  -- All columns in one direction: a page begins at (workflow, cursor), which is a comparison of rows.
  create index events_workflow on events(workflow_id, id);
  create index events_sender on events(sender_event_id, id) where sender_event_id is not null;
  create index events_verdict on events(verdict, id) where verdict <> 'run';
  create index events_workflow_verdict on events(workflow_id, verdict, id) where verdict <> 'run';
  create index events_duplicate_of on events(duplicate_of, id) where duplicate_of is not null;
  create index events_waiting on events(id) include (workflow_id)
    where verdict in ('held', 'captured') and settled_at is null;

  -- A key is made of a trigger and of what its sender calls an event. The first writer owns the event; rows are deleted
  -- when they expire, which the block ranges of an append-only table find quickly.
  create table dedup_keys (
    key uuid primary key,
    event_id uuid not null,
    expires_at timestamptz not null
  );
  create index dedup_keys_expiry on dedup_keys using brin (expires_at) with (pages_per_range = 16);

  -- Used while a sender waits, and while the same event may come again: retention deletes it after a day, by its event's
  -- id, which is ordered by time.
  create table webhook_responses (
    event_id uuid primary key,
    run_id uuid not null,
    -- The step that gave it: a repeated step finds its own response.
    step text not null,
    status int not null,
    headers text not null,
    -- Bytes: text cannot hold \\u0000, and one refusal would fail the step.
    body bytea not null,
    at timestamptz not null
  );

  create table replays (
    id uuid primary key,
    status text not null default 'running',
    target text not null,
    -- Of a draft: the version that the events of each workflow run on.
    versions text,
    per_second int not null,
    -- Oldest first. The first \`done + failed\` are processed.
    event_ids uuid[] not null,
    done int not null default 0,
    failed int not null default 0,
    -- The first of them, as JSON.
    failures text not null default '[]',
    next_at timestamptz not null default clock_timestamp(),
    created_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    -- Skips events that were run or dismissed meanwhile.
    only_waiting boolean not null default false
  );
  create index replays_running on replays(next_at) where status = 'running';`;

/**
 * Iterations of a loop (with \`item_index\`) and called workflows are runs that belong to a step of another run. Their indexes
 * are partial, so that a run without a parent pays for none of them.
 */
const RUNS = `
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
    -- When the sweeper requeues the run unless it has moved; null once it is finished.
    due_at timestamptz,
    started_at timestamptz not null,
    finished_at timestamptz,
    parent_run_id uuid,
    parent_node_id text,
    item_index int,
    depth int not null default 0,
    -- The output of a run with a parent, for its parent.
    output text,
    retry_of uuid,
    retry_from text,
    -- Raises no alert: it has raised one, or an alert started it.
    alert_suppressed boolean not null default false,
    -- A person made it from an event that had come before: its sender waits no more.
    replay boolean not null default false,
    -- Set by the sweeper when it first finds the run due; null again as soon as a worker has moved it or let it rest.
    overdue_since timestamptz,
    -- How often a worker failed or died while it processed the run, since the run last moved.
    interruptions int not null default 0,
    primary key (id)
  ) partition by range (id);
  create table runs_default partition of runs default;

  create index runs_workflow on runs(workflow_id, id) where item_index is null;
  create index runs_workflow_rare on runs(workflow_id, status, id)
    where item_index is null and status in ('waiting', 'held', 'failed', 'filtered', 'cancelled');
  create index runs_status on runs(status, id) where item_index is null;
  create index runs_tests on runs(mode, id) where item_index is null and mode <> 'production';
  create index runs_event on runs(event_id) where event_id is not null;
  create index runs_due on runs(due_at) where due_at is not null;
  create index runs_overdue on runs(overdue_since) where overdue_since is not null;
  create index runs_children on runs(parent_run_id, parent_node_id, item_index) where parent_run_id is not null;
  -- The next iterations, those that are running, and those that failed: asked for at every iteration's end.
  create index runs_children_next on runs(parent_run_id, parent_node_id, item_index)
    where parent_run_id is not null and status = 'queued' and due_at is null;
  create index runs_children_active on runs(parent_run_id, parent_node_id)
    where parent_run_id is not null and due_at is not null;
  create index runs_children_failed on runs(parent_run_id, parent_node_id)
    where parent_run_id is not null and status in ('failed', 'cancelled');

  create table steps (
    run_id uuid not null,
    node_id text not null,
    status text not null,
    port text,
    output text,
    error text,
    reason text,
    attempts text not null,
    -- A started step belongs to the worker that renews its lease; any worker may take it over once the lease has expired.
    lease_until timestamptz,
    wait text,
    primary key (run_id, node_id)
  ) partition by range (run_id);
  create table steps_default partition of steps default;

  -- A reply counts once it is stored, also when its step does not wait for it yet.
  create table callbacks (
    run_id uuid not null,
    node_id text not null,
    answer text,
    body text not null,
    query text not null,
    at timestamptz not null default clock_timestamp(),
    primary key (run_id, node_id)
  );`;

/** Rows exist only while a run waits or is running, or while an alert is open: all three tables stay small. */
const CONCURRENCY_AND_ALERTS = `
  -- One row for each workflow that has ever had a limit. Every change of its slots locks it.
  create table concurrency_limits (
    workflow_id uuid primary key,
    -- Runs up to this id have a slot, except those that were committed late.
    enqueued_to uuid not null,
    -- The limit that was last applied to the waiting runs; null: none.
    applied_limit int
  );
  create table concurrency_slots (
    run_id uuid primary key,
    workflow_id uuid not null,
    key text not null,
    acquired boolean not null default false
  );
  create index concurrency_slots_acquired on concurrency_slots(workflow_id, key) where acquired;
  create index concurrency_slots_waiting on concurrency_slots(workflow_id, key, run_id) where not acquired;

  create table alerts (
    id uuid primary key,
    workflow_id uuid not null,
    cause text not null,
    -- The failures that were not sent yet: how many, and the last of them as JSON.
    count int not null,
    failure text not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    -- Until then failures of this cause are only counted.
    suppressed_until timestamptz not null,
    -- The message to send: its number and text stay the same however often it is sent.
    message int not null default 0,
    payload text,
    attempts int not null default 0,
    -- Why the last message did not arrive.
    problem text,
    send_at timestamptz,
    unique (workflow_id, cause)
  );
  create index alerts_due on alerts(send_at) where send_at is not null;`;

/** Built outside the hot path. */
const ROLLUPS_AND_SEARCH = `
  -- A bucket is ten minutes of ids. It is rolled up once it is over, and again an hour later.
  create table rollup_buckets (
    bucket timestamptz primary key,
    rolled_up_at timestamptz not null,
    settled boolean not null default false
  );
  create table event_rollups (
    bucket timestamptz not null references rollup_buckets(bucket) on delete cascade,
    workflow_id uuid not null,
    verdict text not null,
    events int not null,
    without_run int not null,
    primary key (bucket, workflow_id, verdict)
  );
  create table run_rollups (
    bucket timestamptz not null references rollup_buckets(bucket) on delete cascade,
    workflow_id uuid not null,
    status text not null,
    runs int not null,
    primary key (bucket, workflow_id, status)
  );

  -- Some hundred consecutive events and the hashes of their tokens: of all together, by which the segment is found, and of
  -- each.
  create type indexed_event as (id uuid, hashes int[]);
  create table search_segments (
    from_id uuid primary key,
    -- Where the next segment begins: events that come late belong to one, too.
    before_id uuid not null,
    hashes int[] not null,
    events indexed_event[] not null,
    built_at timestamptz not null default clock_timestamp()
  );
  -- Random hashes do not compress.
  alter table search_segments alter column hashes set storage external, alter column events set storage external;
  create index search_segments_hashes on search_segments using gin (hashes) with (fastupdate = off);
  create table search_progress (
    singleton boolean primary key default true check (singleton),
    -- Segments before this one were built again for what came late.
    checked_to uuid not null
  );
  insert into search_progress (checked_to) values ('00000000-0000-0000-0000-000000000000');`;

/** The schema of the first release. Later changes have migrations of their own, named after what they create. */
export class Baseline1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const tables of [ACCOUNTS, WORKFLOWS, EVENTS, RUNS, CONCURRENCY_AND_ALERTS, ROLLUPS_AND_SEARCH])
      await runner.query(tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table search_progress, search_segments, run_rollups, event_rollups, rollup_buckets, alerts, concurrency_slots,
        concurrency_limits, callbacks, steps, runs, replays, webhook_responses, dedup_keys, events, credentials, schedules, endpoints,
        login_attempts, api_keys, sessions, installation, users;
      drop type indexed_event;
      alter table workflows drop column published_version_id;
      drop table versions, workflows;
    `);
  }
}
