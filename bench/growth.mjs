#!/usr/bin/env node
// How Hookline does with a long history: the lists' answer times by filter, through the API, and runs per second with
// that history against an empty database, turn by turn.   node bench/growth.mjs [runs=1000000] [events=6000] [rounds=3]
import { openBench } from './bench-services.mjs';
import { fillHistory } from './growth-history.mjs';
import { timeLists, timeWholeSearch } from './growth-lists.mjs';
import { signIn } from './prepare-workflow.mjs';
import { median, table } from './report.mjs';

const [runs = 1_000_000, events = 6000, rounds = 3] = process.argv.slice(2).map(Number);
const LIST_ROUNDS = 30;

const bench = await openBench();
try {
  const results = { empty: [], history: [] };
  for (let round = 1; round <= rounds; round++) {
    results.empty.push(await bench.measure('hookline', 'postgres', { events, connections: 50 }));
    const withHistory = { events, connections: 50, prepare: (url, database) => prepare(url, database, round === 1) };
    results.history.push(await bench.measure('hookline', 'postgres', withHistory));
    console.log(`round ${round}: ${JSON.stringify({ empty: results.empty.at(-1), history: results.history.at(-1) })}`);
  }
  const [empty, history] = [results.empty, results.history].map((each) => median(each.map((one) => one.runsPerSecond)));
  console.log(`\nruns/s: ${empty} empty, ${history} with ${runs} runs: ${(history / empty).toFixed(2)}`);
} finally {
  await bench.close();
}

async function prepare(url, database, measured) {
  const begun = performance.now();
  await fillHistory(database, runs);
  console.log(`${runs} runs filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  if (!measured) return;
  const cookie = await signIn(url);
  console.log(`\n${table(await timeLists(url, cookie, database, LIST_ROUNDS))}\n`);
  const search = await timeWholeSearch(url, cookie);
  console.log(`a word that is nowhere, to the end of the list: ${search.pages} pages, ${search.seconds} s\n`);
}
