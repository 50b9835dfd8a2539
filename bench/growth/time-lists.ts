// Asks the real API for lists, with each filter again and again, and says how long it takes.
import pg from 'pg';
import { percentile } from '../report.js';
import { firstIdAt } from './first-id-at.js';

const DAY_MS = 24 * 3_600_000;

/** Where the API is, and the session that asks. */
export interface Asked {
  readonly url: string;
  readonly cookie: string;
}

interface Facts {
  readonly large: string;
  readonly small: string;
  readonly run: string;
  readonly event: string;
  readonly sender: string;
}

/** The parts of an answer that are looked at. */
interface Answer {
  readonly items?: readonly unknown[];
  readonly nextCursor?: string | null;
}

/** Answer times of a list, in milliseconds. */
export type ListTimes = Readonly<Record<'list', string> & Record<'items' | 'p50' | 'p95', number>>;

/** @returns a row per filter */
export async function timeLists({ url, cookie }: Asked, databaseUrl: string, rounds: number): Promise<ListTimes[]> {
  const facts = await readFacts(databaseUrl);
  const rows: ListTimes[] = [];
  for (const [name, path] of Object.entries(paths(facts))) {
    const times: number[] = [];
    let found = 0;
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now();
      const answer = await fetch(`${url}/api/v1${path}`, { headers: { cookie } });
      const body: Answer = JSON.parse(await answer.text());
      times.push(performance.now() - begun);
      if (!answer.ok) throw new Error(`${path} gave ${answer.status}: ${JSON.stringify(body)}`);
      found = body.items?.length ?? 1;
    }
    rows.push({ list: name, items: found, p50: percentile(times, 0.5), p95: percentile(times, 0.95) });
  }
  return rows;
}

/** How many pages, and how long, to look through everything for a word that is nowhere. */
export async function timeWholeSearch({ url, cookie }: Asked): Promise<{ pages: number; seconds: string }> {
  const begun = performance.now();
  let pages = 0;
  for (let cursor: string | null = ''; cursor !== null; pages++) {
    const answer: Response = await fetch(`${url}/api/v1/runs?q=nowhere${cursor && `&cursor=${cursor}`}`, {
      headers: { cookie },
    });
    const { nextCursor }: Answer = JSON.parse(await answer.text());
    cursor = nextCursor ?? null;
  }
  return { pages, seconds: ((performance.now() - begun) / 1000).toFixed(1) };
}

async function readFacts(databaseUrl: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Facts>(
      `
      select (select workflow_id from history_workflows where place = 0) as large,
        (select workflow_id from history_workflows where place = 7) as small, r.id as run, e.id as event, e.sender_event_id as sender
      from (select id, event_id from runs where id < $1 and status = 'succeeded' order by id desc limit 1) r
      join events e on e.id = r.event_id`,
      [firstIdAt(Date.now() - 50 * DAY_MS)],
    );
    const [facts] = rows;
    if (!facts) throw new Error('The history has no run of 50 days ago.');
    return facts;
  } finally {
    await client.end();
  }
}

function paths({ large, small, run, event, sender }: Facts): Record<string, string> {
  const [from, to] = [60, 58].map((days) => new Date(Date.now() - days * DAY_MS).toISOString());
  const runs = {
    all: '',
    'frequent status': 'status=succeeded',
    'rare status': 'status=held',
    'no such status': 'status=queued',
    'several statuses': 'status=failed,cancelled,held',
    'large workflow': `workflowId=${large}`,
    'small workflow': `workflowId=${small}`,
    'large workflow, rare status': `workflowId=${large}&status=cancelled`,
    'small workflow, rare status': `workflowId=${small}&status=held`,
    'small workflow, frequent status': `workflowId=${small}&status=failed`,
    'test runs': 'mode=test',
    'production, failed': 'mode=production&status=failed',
    'test runs of the small workflow': `mode=test&workflowId=${small}`,
    'two days': `from=${from}&to=${to}`,
    'two days, rare status': `from=${from}&to=${to}&status=cancelled`,
    'two days, a word': `from=${from}&to=${to}&q=nowhere`,
    'an event': `eventId=${event}`,
    'q: a run': `q=${run}`,
    "q: a sender's id": `q=${sender}`,
    'q: a frequent word': 'q=order.created',
    'q: a rare word': 'q=refunded',
    'q: a word of failures': 'q=answered+500',
    'q: nowhere': 'q=nowhere',
    'q: nowhere, failed, large workflow': `q=nowhere&status=failed&workflowId=${large}`,
    'deep cursor': `cursor=${run}`,
    'deep cursor, failed': `cursor=${run}&status=failed`,
    'deep cursor, large workflow, failed': `cursor=${run}&status=failed&workflowId=${large}`,
    'deep cursor, test runs': `cursor=${run}&mode=test`,
    'deep cursor, a word': `cursor=${run}&q=nowhere`,
  };
  const events = {
    all: '',
    'frequent verdict': 'verdict=run',
    'rare verdict': 'verdict=refused',
    'no such verdict': 'verdict=captured',
    'large workflow': `workflowId=${large}`,
    'small workflow, rare verdict': `workflowId=${small}&verdict=refused`,
    'two days': `from=${from}&to=${to}`,
    'q: an event': `q=${event}`,
    "q: a sender's id": `q=${sender}`,
    'q: a frequent word': 'q=order.created',
    'q: nowhere': 'q=nowhere',
    'deep cursor, large workflow': `cursor=${event}&workflowId=${large}`,
    'deep cursor, a word': `cursor=${event}&q=nowhere`,
  };
  return {
    ...named('runs', runs),
    ...named('events', events),
    'one run': `/runs/${run}`,
    'one event': `/events/${event}`,
    ledger: '/ledger',
    'ledger, large workflow': `/ledger?workflowId=${large}`,
    'ledger, two days': `/ledger?from=${from}&to=${to}`,
    workflows: '/workflows',
  };
}

const named = (list: string, filters: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(filters).map(([name, query]) => [`${list}: ${name}`, `/${list}?${query}`]));
