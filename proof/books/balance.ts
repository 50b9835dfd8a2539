/**
 * Balances the books: what the sender was told, what the database holds, and what the receiver saw. Pure: decides what is
 * wrong and names it.
 */
import { groupBy } from '@hookline/domain';
import type { SentEvent } from '../sending/sender.js';
import { stepsWithEffects } from '../workflows/proof-workflow.js';
import type { Findings } from './audit.js';
import type { Effect, ReceiverReport } from './read-receiver.js';

export interface Books {
  readonly sent: readonly SentEvent[];
  /** How many events of poison were acknowledged. */
  readonly poison: number;
  readonly lateAfterMs: number;
  readonly findings: Findings;
  readonly received: ReceiverReport;
  /** What the product says of itself. */
  readonly ledger: {
    readonly accepted: number;
    readonly unaccounted: number;
    readonly stuck: number;
    readonly balanced: boolean;
  };
}

/** What must be zero. */
export const IMBALANCES = [
  'acknowledged events without a run',
  'stored events without a run',
  'events with more than one run',
  'runs that never ended',
  'runs that ended late',
  'poison without an end',
  'runs without the expected verdict',
  'effects missing',
  'effects doubled',
  'effects that nobody asked for',
  'effects that rest on a lost result',
  'steps without a verdict',
  'finished runs that moved again',
  'settled steps that were overwritten',
  'faults in the ledger of the product',
] as const;

/** Something that must not be, with the ids that show it. */
export interface Imbalance {
  readonly name: (typeof IMBALANCES)[number];
  readonly ids: readonly string[];
}

/** Every row that must be zero. */
export function balance(books: Books): Imbalance[] {
  const { sent, findings, received } = books;
  const runs = groupBy(findings.runs, ({ event }) => event);
  const effects = groupBy(received.effects, ({ event, step }) => nameOf(event, step));
  const acknowledged = sent.filter((event) => event.acknowledgedAt !== null);
  return [
    { name: 'acknowledged events without a run', ids: acknowledged.filter(({ id }) => !runs.has(id)).map(idOf) },
    { name: 'stored events without a run', ids: findings.eventsWithoutRun },
    { name: 'events with more than one run', ids: [...runs].filter(([, all]) => all.length > 1).map(([id]) => id) },
    { name: 'runs that never ended', ids: findings.unfinished },
    { name: 'runs that ended late', ids: lateRuns(books) },
    { name: 'poison without an end', ids: endlessPoison(books) },
    { name: 'runs without the expected verdict', ids: wrongVerdicts(sent, runs) },
    { name: 'effects missing', ids: missingEffects(acknowledged, effects) },
    { name: 'effects doubled', ids: doubledEffects(effects) },
    { name: 'effects that nobody asked for', ids: strayEffects(sent, received.effects) },
    { name: 'effects that rest on a lost result', ids: groundless(sent, effects) },
    { name: 'steps without a verdict', ids: stepsWithoutVerdict(books, runs) },
    { name: 'finished runs that moved again', ids: findings.movedAgain },
    { name: 'settled steps that were overwritten', ids: findings.overwritten },
    { name: 'faults in the ledger of the product', ids: ledgerFaults(books) },
  ];
}

const idOf = ({ id }: { readonly id: string }): string => id;
const nameOf = (event: string, step: string): string => `${event} ${step}`;

type Runs = ReadonlyMap<string, Findings['runs']>;
type Effects = ReadonlyMap<string, readonly Effect[]>;

function wrongVerdicts(sent: readonly SentEvent[], runs: Runs): string[] {
  return sent.flatMap(({ id, workflow, order }) =>
    (runs.get(id) ?? [])
      .filter((run) => run.tookMs !== null && run.status !== workflow.expected(order).status)
      .map((run) => `${id} (run ${run.id}: ${[run.status, run.error].filter(Boolean).join(', ')})`),
  );
}

function lateRuns({ findings, lateAfterMs }: Books): string[] {
  return findings.runs
    .filter(({ tookMs }) => tookMs !== null && tookMs > lateAfterMs)
    .map(({ event, tookMs }) => `${event} (${Math.round((tookMs ?? 0) / 1000)} s)`);
}

function endlessPoison({ poison, findings: { poison: found } }: Books): string[] {
  return [
    ...(found.stored < poison ? [`${poison} were acknowledged, ${found.stored} are stored`] : []),
    ...(found.ended < found.stored ? [`${found.stored - found.ended} of ${found.stored} have no run that ended`] : []),
  ];
}

function missingEffects(acknowledged: readonly SentEvent[], effects: Effects): string[] {
  return acknowledged.flatMap(({ id, workflow, order }) =>
    stepsWithEffects(workflow, order)
      .map((step) => nameOf(id, step))
      .filter((name) => !effects.has(name)),
  );
}

/** Under two keys, or twice under one. */
function doubledEffects(effects: Effects): string[] {
  return [...effects]
    .filter(([, seen]) => seen.length > 1 || seen.some(({ taken }) => taken > 1))
    .map(([name, seen]) => `${name} (${seen.map(({ key }) => key || 'no key').join(', ')})`);
}

function strayEffects(sent: readonly SentEvent[], effects: readonly Effect[]): string[] {
  const asked = new Set(
    sent.flatMap(({ id, workflow, order }) => stepsWithEffects(workflow, order).map((step) => nameOf(id, step))),
  );
  return effects.map(({ event, step }) => nameOf(event, step)).filter((name) => !asked.has(name));
}

/** It shows other receipts than its event was given: the step began before what it rests on was kept, or after it was lost. */
function groundless(sent: readonly SentEvent[], effects: Effects): string[] {
  const shown = (name: string): string => (effects.get(name) ?? []).map(({ restsOn }) => restsOn.join()).join();
  const given = (name: string): string => (effects.get(name) ?? []).map(({ receipt }) => receipt).join();
  return sent.flatMap(({ id, workflow, order }) =>
    Object.entries(workflow.expected(order).effects)
      .filter(([step]) => effects.has(nameOf(id, step)))
      .filter(
        ([step, sources]) => shown(nameOf(id, step)) !== sources.map((source) => given(nameOf(id, source))).join(),
      )
      .map(([step]) => nameOf(id, step)),
  );
}

function stepsWithoutVerdict({ sent, findings }: Books, runs: Runs): string[] {
  const incomplete = sent.flatMap(({ id, workflow }) =>
    (runs.get(id) ?? [])
      .filter(({ settledSteps }) => settledSteps !== workflow.steps)
      .map((run) => `${id} (run ${run.id}: ${run.settledSteps} of ${workflow.steps} steps)`),
  );
  return [...findings.openSteps, ...incomplete];
}

function ledgerFaults({ ledger, findings }: Books): string[] {
  const stored = findings.runs.length + findings.eventsWithoutRun.length + findings.poison.stored;
  return [
    ...(ledger.balanced && ledger.unaccounted === 0
      ? []
      : [`${ledger.unaccounted} events are unaccounted for, ${ledger.stuck} runs are stuck`]),
    ...(ledger.accepted === stored ? [] : [`it counts ${ledger.accepted} events, the database holds ${stored}`]),
  ];
}
