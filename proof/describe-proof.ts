/** The proof as text: the ledger, the recoveries, and the ids that show what is wrong. */
import { IMBALANCES } from './books/balance.js';
import { quantile, recoveries } from './faults/recovery.js';
import type { Proof } from './prove.js';
import { stepsWithEffects } from './workflows/proof-workflow.js';

const MAX_IDS = 20;

export function describeProof(proof: Proof): string {
  return [table(ledgerRows(proof)), '', table(recoveryRows(proof)), '', verdict(proof)].join('\n');
}

type Row = readonly (string | number)[];

function ledgerRows({ books, imbalances }: Proof): Row[] {
  const { sent, findings, received } = books;
  const acknowledged = sent.filter((event) => event.acknowledgedAt !== null);
  const stored = new Set(findings.runs.map(({ event }) => event));
  const unanswered = sent.filter(({ id, acknowledgedAt }) => acknowledgedAt === null && stored.has(id)).length;
  const owed = acknowledged.reduce((sum, { workflow, order }) => sum + stepsWithEffects(workflow, order).length, 0);
  const faults = imbalances.map(({ name, ids }): Row => [`✗ ${name}`, ids.length]);
  const fine = IMBALANCES.filter((name) => !imbalances.some((imbalance) => imbalance.name === name));
  return [
    ['The ledger', ''],
    ['events sent', sent.length],
    ['acknowledged', acknowledged.length],
    ['refused (not acknowledged)', sent.length - acknowledged.length],
    ['  of these stored all the same', unanswered],
    ['poison acknowledged', books.poison],
    ['acknowledged within', milliseconds(acknowledged.map(({ tookMs }) => tookMs))],
    ...runsByStatus(books),
    ['from event to end of run', milliseconds(findings.runs.flatMap(({ tookMs }) => tookMs ?? []))],
    ['effects owed for acknowledged events', owed],
    ['effects seen', received.effects.length],
    [
      'calls of the receiver',
      `${received.calls}, ${received.failures} failed on purpose, ${received.repeats} repeats told the first answer`,
    ],
    ...fine.map((name): Row => [name, 0]),
    ...faults,
    ['the ledger of the product', books.ledger.balanced ? 'balances' : 'does not balance'],
  ];
}

function runsByStatus({ findings: { runs } }: Proof['books']): Row[] {
  return [...new Set(runs.map(({ status }) => status))]
    .sort()
    .map((status) => [`runs ${status}`, runs.filter((run) => run.status === status).length]);
}

function recoveryRows({ books, faults }: Proof): Row[] {
  const acks = books.sent.flatMap(({ acknowledgedAt }) => acknowledgedAt ?? []);
  const effects = books.received.effects.map(({ at }) => at);
  return [
    ['Fault', 'times', 'next ack', 'next effect', 'back at work'],
    ...recoveries(faults, acks, effects).map(({ kind, times, nextAck, nextEffect, back }): Row => [
      kind,
      times,
      milliseconds(nextAck),
      milliseconds(nextEffect),
      milliseconds(back),
    ]),
  ];
}

function verdict({ balanced, imbalances, logs }: Proof): string {
  if (balanced) return 'The books balance.';
  const shown = imbalances.flatMap(({ name, ids }) => [
    `${name}: ${ids.length}`,
    ...ids.slice(0, MAX_IDS).map((id) => `  ${id}`),
    ...(ids.length > MAX_IDS ? [`  and ${ids.length - MAX_IDS} more`] : []),
  ]);
  return ['The books do not balance.', ...shown, `What all processes wrote: ${logs}`].join('\n');
}

const milliseconds = (values: readonly number[]): string =>
  values.length === 0 ? '-' : `p50 ${show(quantile(values, 0.5))}, max ${show(quantile(values, 1))}`;

const show = (ms = 0): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`);

function table(rows: readonly Row[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  const line = (row: Row): string =>
    row
      .map((cell, column) => String(cell).padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = rows.map(line);
  return [head, '-'.repeat(widths.reduce((sum, width) => sum + width + 2, -2)), ...body].join('\n');
}
