#!/usr/bin/env node
// How Hookline does with a long history: the lists' answer times by filter, through the API, and runs per second with
// that history against an empty database, turn by turn.   node bench/growth.mjs [runs=1000000] [events=4000] [rounds=4]
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openBench } from './bench-services.mjs';
import { fillHistory } from './growth-history.mjs';
import { timeLists, timeWholeSearch } from './growth-lists.mjs';
import { signIn } from './prepare-workflow.mjs';
import { median, table } from './report.mjs';

const [runs = 1_000_000, events = 4000, rounds = 4] = process.argv.slice(2).map(Number);
const LIST_ROUNDS = 100;
const CONNECTIONS = 50;
const BLOCK = 256;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const bench = await openBench();
try {
  await bench.onMainWorkflow('postgres', withHistory);
} finally {
  await bench.close();
}

async function withHistory(history) {
  await fill(history);
  await measureLists(history);
  await bench.onMainWorkflow('postgres', (empty) => compare(empty, history));
}

async function fill({ database }) {
  await timed(`${runs} runs filled`, () => fillHistory(database, runs));
  await timed('their events indexed for searches', () => indexed(database));
}

async function measureLists({ url, database }) {
  const cookie = await signIn(url);
  console.log(`\n${table(await timeLists(url, cookie, database, LIST_ROUNDS))}\n`);
  const search = await timeWholeSearch(url, cookie);
  console.log(`a word that is nowhere, to the end of the list: ${search.pages} pages, ${search.seconds} s\n`);
}

/** Both stand side by side, and take turns in both orders. */
async function compare(empty, history) {
  const sides = { empty, history };
  const results = { empty: [], history: [] };
  await empty.warmUp();
  await history.warmUp();
  for (let round = 1; round <= rounds; round++) {
    for (const side of round % 2 ? ['empty', 'history'] : ['history', 'empty']) {
      const result = await sides[side].load({ events, connections: CONNECTIONS });
      results[side].push(result.runsPerSecond);
      console.log(`round ${round}, ${side}: ${JSON.stringify(result)}`);
    }
  }
  const ratio = median(results.empty.map((each, place) => results.history[place] / each));
  const [without, longer] = [median(results.empty), median(results.history)];
  console.log(`\nruns/s: ${without} empty, ${longer} with ${runs} runs: ${ratio.toFixed(2)}`);
}

/** What comes in day by day is indexed day by day: a history is one that has been. */
async function indexed(database) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const left = async () => {
    const { rows } = await client.query(`
      select count(*)::int as left from (
        select 1 from events where id >= coalesce((select max(before_id::text)::uuid from search_segments), '${FIRST_ID}')
        limit 1000) newest`);
    return rows[0].left;
  };
  // What makes no whole block is looked through by each search.
  while ((await left()) > BLOCK) await setTimeout(1000);
  await client.end();
}

async function timed(what, work) {
  const begun = performance.now();
  await work();
  console.log(`${what} in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}
