import type { SqlValues } from './sql-values.js';

/** Ids a list is about: smaller than `before`, and not smaller than `from`. */
export interface IdRange {
  readonly from: string;
  readonly before: string;
}

export interface IndexEntry {
  readonly table: 'runs' | 'events';
  readonly columns: string;
  /** Makes the index's rows: its predicate. */
  readonly where: string;
  /** The index's columns before `id`, each with its type and the one value wanted. */
  readonly key: readonly (readonly [column: string, type: string, value: string])[];
}

/**
 * Reads the newest rows of one entry of an index (a, b, id). Rows are compared, and the values hidden in `(select …)`,
 * because then only that index gives the order: told `a = 1 order by id`, the planner may walk all ids in the hope of
 * meeting what is not there, or sort all there is of it. The plain bounds on `id` are for leaving out partitions.
 */
export function newestInIndex(entry: IndexEntry, range: IdRange, limit: number, values: SqlValues): string {
  const [from, before] = [values.add(range.from, 'uuid'), values.add(range.before, 'uuid')];
  const names = [...entry.key.map(([column]) => column), 'id'].join(', ');
  const key = entry.key.map(([, type, value]) => `(select ${values.add(value, type)}), `).join('');
  return `(select ${entry.columns} from ${entry.table} where ${entry.where} and id >= ${from} and id < ${before}
    and (${names}) >= (${key}(select ${from})) and (${names}) < (${key}(select ${before}))
    order by ${names.replaceAll(',', ' desc,')} desc limit ${limit})`;
}
