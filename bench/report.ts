import type { Queue } from './options.js';

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** @param share 0.95 for the value that 95 of 100 do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]! * 10) / 10;
}

interface Measurement {
  readonly scenario: string;
  readonly queue?: Queue;
  readonly measured: number | string;
  readonly unit?: string;
  readonly floor?: number;
  readonly ratio?: number;
  /** What is promised: `>= 0.65`, `<= 250`; left out where nothing is. */
  readonly wanted?: string;
}

/** A line of the one table. */
export type Row = Readonly<Record<'scenario' | 'queue' | 'measured' | 'floor' | 'ratio' | 'wanted' | 'met', string>>;

export function row({ scenario, queue, measured, unit = '', floor, ratio, wanted = '' }: Measurement): Row {
  const judged = ratio ?? measured;
  const show = (value: number | string) => `${typeof value === 'number' ? round(value) : value} ${unit}`.trim();
  return {
    scenario,
    queue: queue ?? '',
    measured: show(measured),
    floor: floor === undefined ? '' : show(floor),
    ratio: ratio === undefined ? '' : ratio.toFixed(2),
    wanted,
    met: wanted === '' ? '' : typeof judged === 'number' && meets(judged, wanted) ? 'yes' : '**no**',
  };
}

/** Rows of one shape as a Markdown table. */
export function table(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(names),
    line(names.map(() => '---')),
    ...rows.map((each) => line(names.map((name) => String(each[name])))),
  ].join('\n');
}

function meets(value: number, wanted: string): boolean {
  const [sign, limit] = wanted.split(' ');
  return sign === '>=' ? value >= Number(limit) : value <= Number(limit);
}

const round = (value: number): number => (value < 10 ? Math.round(value * 100) / 100 : Math.round(value));
