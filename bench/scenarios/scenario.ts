import type { Bench } from '../open-bench.js';
import type { BenchOptions } from '../options.js';
import type { Row } from '../report.js';

/** Measures one promise. @returns its lines of the table */
export type Scenario = (bench: Bench, options: BenchOptions, log: (line: string) => void) => Promise<Row[]>;
