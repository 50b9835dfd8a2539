import { expect, test } from 'vitest';
import type { SentEvent } from '../sending/sender.js';
import type { ProofWorkflow } from '../workflows/proof-workflow.js';
import { IMBALANCES, balance, type Books } from './balance.js';

const workflow: ProofWorkflow = {
  name: 'Two effects',
  steps: 2,
  graph: () => {
    throw new Error('Nobody publishes it here.');
  },
  expected: () => ({ status: 'succeeded', effects: { a: [], b: ['a'] } }),
};

const sent = (id: string, acknowledgedAt: number | null = 1): SentEvent => ({
  id,
  order: { number: 1, total: 1, items: [] },
  workflow,
  acknowledgedAt,
  tookMs: 1,
});
const run = (event: string) => ({
  id: `run-${event}`,
  status: 'succeeded',
  error: null,
  event,
  settledSteps: 2,
  tookMs: 5,
});
const effect = (event: string, step: string) => ({
  event,
  step,
  key: `run-${event}/${step}`,
  receipt: `receipt-${event}-${step}`,
  restsOn: step === 'b' ? [`receipt-${event}-a`] : [],
  at: 1,
  taken: 1,
});
const clean = {
  poison: { stored: 2, ended: 2 },
  eventsWithoutRun: [],
  unfinished: [],
  openSteps: [],
  movedAgain: [],
  overwritten: [],
};

/** One event, acknowledged and done, with both its effects. */
const sound: Books = {
  sent: [sent('1.1')],
  poison: 2,
  lateAfterMs: 1000,
  findings: { ...clean, runs: [run('1.1')] },
  received: { calls: 2, failures: 0, repeats: 0, effects: [effect('1.1', 'a'), effect('1.1', 'b')] },
  ledger: { accepted: 3, unaccounted: 0, stuck: 0, balanced: true },
};
const effects = (...list: Books['received']['effects']): Books => ({
  ...sound,
  received: { ...sound.received, effects: list },
});
const findings = (change: Partial<Books['findings']>): Books => ({
  ...sound,
  findings: { ...sound.findings, ...change },
});

/** The names and ids of what is wrong. */
const wrong = (books: Books) =>
  Object.fromEntries(balance(books).flatMap(({ name, ids }) => (ids.length > 0 ? [[name, ids]] : [])));

test('finds nothing wrong with books that balance', () => {
  expect(wrong(sound)).toEqual({});
  expect(balance(sound).map(({ name }) => name)).toEqual(IMBALANCES);
});

test('owes nothing for an event that was not acknowledged, and takes it when it was stored all the same', () => {
  expect(wrong({ ...sound, sent: [sent('1.1'), sent('2.1', null)] })).toEqual({});
  expect(wrong({ ...sound, sent: [sent('1.1', null)] })).toEqual({});
});

test('names an acknowledged event that was lost, and its effects', () => {
  expect(wrong({ ...sound, sent: [sent('1.1'), sent('2.1')] })).toEqual({
    'acknowledged events without a run': ['2.1'],
    'effects missing': ['2.1 a', '2.1 b'],
  });
});

test('names an effect that came under two keys, or was taken twice under one', () => {
  const [a, b] = [effect('1.1', 'a'), effect('1.1', 'b')];
  expect(wrong(effects(a, b, { ...b, key: 'another' }))).toEqual({
    'effects doubled': ['1.1 b (run-1.1/b, another)'],
    'effects that rest on a lost result': ['1.1 b'],
  });
  expect(wrong(effects({ ...a, taken: 2 }, b))).toEqual({ 'effects doubled': ['1.1 a (run-1.1/a)'] });
});

test('names an effect that nobody asked for', () => {
  const [a, b] = [effect('1.1', 'a'), effect('1.1', 'b')];
  expect(wrong(effects(a, b, effect('1.1', 'c'), effect('9.1', 'a')))).toEqual({
    'effects that nobody asked for': ['1.1 c', '9.1 a'],
  });
});

test('names an effect that shows another receipt than its event was given, or none', () => {
  const [a, b] = [effect('1.1', 'a'), effect('1.1', 'b')];
  const name = 'effects that rest on a lost result';
  expect(wrong(effects(a, { ...b, restsOn: ['receipt-9.1-a'] }))).toEqual({ [name]: ['1.1 b'] });
  expect(wrong(effects(a, { ...b, restsOn: [] }))).toEqual({ [name]: ['1.1 b'] });
});

test('names runs that did not end, ended otherwise, are one too many or lack a step', () => {
  expect(wrong(findings({ unfinished: ['run-1.1: running'] }))).toEqual({
    'runs that never ended': ['run-1.1: running'],
  });
  expect(wrong(findings({ runs: [{ ...run('1.1'), status: 'failed', error: 'the reason' }] }))).toEqual({
    'runs without the expected verdict': ['1.1 (run run-1.1: failed, the reason)'],
  });
  expect(wrong(findings({ runs: [{ ...run('1.1'), settledSteps: 1 }] }))).toEqual({
    'steps without a verdict': ['1.1 (run run-1.1: 1 of 2 steps)'],
  });
  expect(wrong({ ...findings({ runs: [run('1.1'), run('1.1')] }), ledger: { ...sound.ledger, accepted: 4 } })).toEqual({
    'events with more than one run': ['1.1'],
  });
});

test('names orders that were held up, and poison that was lost or goes on for ever', () => {
  expect(wrong(findings({ runs: [{ ...run('1.1'), tookMs: 1500 }] }))).toEqual({
    'runs that ended late': ['1.1 (2 s)'],
  });
  const ledger = { ...sound.ledger, accepted: 2 };
  expect(wrong({ ...findings({ poison: { stored: 1, ended: 0 } }), ledger })).toEqual({
    'poison without an end': ['2 were acknowledged, 1 are stored', '1 of 1 have no run that ended'],
  });
});

test('believes the ledger of the product only when it agrees with the database', () => {
  const name = 'faults in the ledger of the product';
  expect(wrong({ ...sound, ledger: { accepted: 3, unaccounted: 3, stuck: 1, balanced: false } })).toEqual({
    [name]: ['3 events are unaccounted for, 1 runs are stuck'],
  });
  expect(wrong({ ...sound, ledger: { accepted: 7, unaccounted: 0, stuck: 0, balanced: true } })).toEqual({
    [name]: ['it counts 7 events, the database holds 3'],
  });
});
