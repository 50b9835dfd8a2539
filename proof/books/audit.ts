/**
 * The proof's own eye in the database. Triggers note what must never happen, at the moment it does; the verdicts are read
 * when all is quiet.
 */
import type pg from 'pg';

export interface StoredRun {
  readonly id: string;
  readonly status: string;
  /** Why it failed, when it did. */
  readonly error: string | null;
  /** The id that the sender gave the event. */
  readonly event: string;
  /** How many of its steps have a verdict. */
  readonly settledSteps: number;
  readonly tookMs: number | null;
}

export interface Findings {
  readonly runs: readonly StoredRun[];
  /** Events of poison that were stored, and how many of them have a run that ended. */
  readonly poison: { readonly stored: number; readonly ended: number };
  /** Stored events that made no run. */
  readonly eventsWithoutRun: readonly string[];
  /** `run: status`, of runs that are still on their way. */
  readonly unfinished: readonly string[];
  /** `run: step`, of steps that were begun and have no verdict. */
  readonly openSteps: readonly string[];
  readonly movedAgain: readonly string[];
  readonly overwritten: readonly string[];
}

const FINISHED = `('succeeded', 'failed', 'filtered', 'cancelled')`;
const SETTLED = `('succeeded', 'failed', 'filtered', 'cancelled', 'not-taken', 'skipped')`;

const NOTES = `
  create schema proof;
  create table proof.notes (kind text, what text, at timestamptz default clock_timestamp());
  create function proof.note_run() returns trigger language plpgsql as $$ begin
    insert into proof.notes values ('moved again', format('%s: %s -> %s', old.id, old.status, new.status));
    return null;
  end $$;
  create function proof.note_step() returns trigger language plpgsql as $$ begin
    insert into proof.notes values ('overwritten', format('%s %s: %s -> %s', old.run_id, old.node_id, old.status, new.status));
    return null;
  end $$;
  create trigger proof_runs after update on runs for each row
    when (old.status in ${FINISHED} and (old.status, old.revision) is distinct from (new.status, new.revision))
    execute function proof.note_run();
  create trigger proof_steps after update on steps for each row
    when (old.status in ${SETTLED} and (old.status, old.output, old.attempts) is distinct from (new.status, new.output, new.attempts))
    execute function proof.note_step();`;

const RUNS = `
  with settled as (select run_id, count(*)::int as steps from steps where status in ${SETTLED} group by run_id)
  select e.id as stored_event, e.body, r.id, r.status, r.error, coalesce(s.steps, 0) as settled_steps,
    extract(epoch from r.finished_at - e.received_at) * 1000 as took_ms
  from events e left join runs r on r.event_id = e.id left join settled s on s.run_id = r.id
  where e.workflow_id <> $1`;

const POISON = `
  select count(*)::int as stored, count(*) filter (where r.status in ${FINISHED})::int as ended
  from events e left join runs r on r.event_id = e.id where e.workflow_id = $1`;

const UNFINISHED = `select id || ': ' || status as run from runs where status not in ${FINISHED}`;
const OPEN_STEPS = `select run_id || ': ' || node_id as step from steps where status not in ${SETTLED}`;

interface RunRow {
  readonly stored_event: string;
  readonly body: Buffer;
  readonly id: string | null;
  readonly status: string;
  readonly error: string | null;
  readonly settled_steps: number;
  readonly took_ms: string | null;
}

export async function startAudit(pool: pg.Pool): Promise<void> {
  await pool.query(NOTES);
}

export async function countUnfinished(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from runs where status not in ${FINISHED}`,
  );
  return rows[0]?.count ?? 0;
}

/** @param poisonedId the workflow that poison is sent to: of its events no more is known than that they ended. */
export async function readFindings(pool: pg.Pool, poisonedId: string): Promise<Findings> {
  const events = await pool.query<RunRow>(RUNS, [poisonedId]);
  const poison = await pool.query<Findings['poison']>(POISON, [poisonedId]);
  const steps = await pool.query<{ step: string }>(OPEN_STEPS);
  const unfinished = await pool.query<{ run: string }>(UNFINISHED);
  const notes = await pool.query<{ kind: string; what: string }>('select kind, what from proof.notes order by at');
  const noted = (kind: string) => notes.rows.filter((note) => note.kind === kind).map((note) => note.what);
  return {
    runs: events.rows.flatMap((row) => (row.id === null ? [] : [toRun(row, row.id)])),
    poison: poison.rows[0] ?? { stored: 0, ended: 0 },
    eventsWithoutRun: events.rows.filter((row) => row.id === null).map((row) => row.stored_event),
    unfinished: unfinished.rows.map((row) => row.run),
    openSteps: steps.rows.map((row) => row.step),
    movedAgain: noted('moved again'),
    overwritten: noted('overwritten'),
  };
}

function toRun({ status, error, body, settled_steps, took_ms }: RunRow, id: string): StoredRun {
  const { event }: { event: string } = JSON.parse(body.toString('utf8'));
  return { id, status, error, event, settledSteps: settled_steps, tookMs: took_ms === null ? null : Number(took_ms) };
}
