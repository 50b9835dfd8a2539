/**
 * How Hookline does with a long history: the lists' answer times by filter, through the API, and runs per second with that
 * history against an empty database, turn by turn.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { signIn } from '@hookline/testing';
import pg from 'pg';
import { openBench, type MainStage } from '../open-bench.js';
import type { GrowthOptions } from '../options.js';
import { median, table } from '../report.js';
import { fillHistory } from './fill-history.js';
import { timeLists, timeWholeSearch } from './time-lists.js';

const LIST_ROUNDS = 100;
const CONNECTIONS = 50;
const BLOCK = 256;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const SIDES = ['empty', 'history'] as const;

type Log = (line: string) => void;

export async function measureGrowth(options: GrowthOptions, log: Log): Promise<void> {
  const bench = await openBench();
  try {
    await bench.onMainWorkflow('postgres', async (history) => {
      await fill(history, options.runs, log);
      await measureLists(history, log);
      await bench.onMainWorkflow('postgres', (empty) => compare({ empty, history }, options, log));
    });
  } finally {
    await bench.close();
  }
}

async function fill({ database }: MainStage, runs: number, log: Log): Promise<void> {
  await timed(`${runs} runs filled`, () => fillHistory(database, runs), log);
  await timed('their events indexed for searches', () => indexed(database), log);
}

async function measureLists({ url, database }: MainStage, log: Log): Promise<void> {
  const asked = { url, cookie: await signIn(url) };
  log(`\n${table(await timeLists(asked, database, LIST_ROUNDS))}\n`);
  const search = await timeWholeSearch(asked);
  log(`a word that is nowhere, to the end of the list: ${search.pages} pages, ${search.seconds} s\n`);
}

/** Both stand side by side, and take turns in both orders. */
async function compare(
  sides: Readonly<Record<(typeof SIDES)[number], MainStage>>,
  { runs, events, rounds }: GrowthOptions,
  log: Log,
): Promise<void> {
  const results: Record<(typeof SIDES)[number], number[]> = { empty: [], history: [] };
  for (const side of SIDES) await sides[side].warmUp();
  for (let round = 1; round <= rounds; round++) {
    for (const side of round % 2 ? SIDES : SIDES.toReversed()) {
      const result = await sides[side].load({ events, connections: CONNECTIONS });
      results[side].push(result.runsPerSecond);
      log(`round ${round}, ${side}: ${JSON.stringify(result)}`);
    }
  }
  const ratio = median(results.history.map((each, place) => each / results.empty[place]!));
  const [without, longer] = [median(results.empty), median(results.history)];
  log(`\nruns/s: ${without} empty, ${longer} with ${runs} runs: ${ratio.toFixed(2)}`);
}

/** What comes in day by day is indexed day by day: a history is one that has been. */
async function indexed(database: string): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const left = async (): Promise<number> => {
    const { rows } = await client.query<{ left: number }>(`
      select count(*)::int as left from (
        select 1 from events where id >= coalesce((select max(before_id::text)::uuid from search_segments), '${FIRST_ID}')
        limit 1000) newest`);
    return rows[0]?.left ?? 0;
  };
  // What makes no whole block is looked through by each search.
  while ((await left()) > BLOCK) await wait(1000);
  await client.end();
}

async function timed(what: string, work: () => Promise<void>, log: Log): Promise<void> {
  const begun = performance.now();
  await work();
  log(`${what} in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}
