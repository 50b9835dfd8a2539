import type { SqlValues } from './sql-values.js';

/** The ids of a list: smaller than `before`, and not smaller than `from`. */
export interface IdRange {
  readonly from: string;
  readonly before: string;
}

export interface IndexEntry {
  readonly table: 'runs' | 'events';
  readonly columns: string;
  /** The index's predicate. */
  readonly where: string;
  /** The index's columns before `id`, each with its type and value. */
  readonly key: readonly (readonly [column: string, type: string, value: string])[];
}

/**
 * Reads the newest rows of one entry of an index (a, b, id). Compares rows, and hides the values in `(select …)`,
 * because then only that index provides the order: for `a = 1 order by id`, the planner may walk all ids in search of
 * rows that do not exist, or sort all matches. The plain bounds on `id` prune partitions.
 */
export function newestInIndex(entry: IndexEntry, range: IdRange, limit: number, values: SqlValues): string {
  const [from, before] = [values.add(range.from, 'uuid'), values.add(range.before, 'uuid')];
  const names = [...entry.key.map(([column]) => column), 'id'].join(', ');
  const key = entry.key.map(([, type, value]) => `(select ${values.add(value, type)}), `).join('');
  return `(select ${entry.columns} from ${entry.table} where ${entry.where} and id >= ${from} and id < ${before}
    and (${names}) >= (${key}(select ${from})) and (${names}) < (${key}(select ${before}))
    order by ${names.replaceAll(',', ' desc,')} desc limit ${limit})`;
}
