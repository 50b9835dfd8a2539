/**
 * Everything that is promised about speed, measured and printed as one table. What is compared is measured in the same run,
 * turn by turn, so that a noisy machine slows both: trust the ratios, the rest is this machine's.
 */
import { measureGrowth } from './growth/measure-growth.js';
import { machine } from './machine.js';
import { openBench } from './open-bench.js';
import { USAGE, readGrowthOptions, readOptions, type BenchOptions } from './options.js';
import { table, type Row } from './report.js';
import { SCENARIOS } from './scenarios/index.js';

const log = (line: string): void => console.log(line);

/** @returns the exit code. */
export async function command(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    log(USAGE);
    return 0;
  }
  const measure = read(args);
  if (!measure) return 1;
  await measure();
  return 0;
}

/** What is asked for; undefined, and a sentence about it, when it cannot be understood. */
function read([first, ...rest]: readonly string[]): (() => Promise<void>) | undefined {
  try {
    if (first === 'growth') {
      const options = readGrowthOptions(rest);
      return () => measureGrowth(options, log);
    }
    const options = readOptions(first === undefined ? [] : [first, ...rest], log);
    return () => measureAll(options);
  } catch (error) {
    console.error(error instanceof Error ? `${error.message}\n${USAGE}` : error);
    return undefined;
  }
}

async function measureAll(options: BenchOptions): Promise<void> {
  const begun = performance.now();
  const rows: Row[] = [];
  const bench = await openBench();
  try {
    for (const name of options.only) rows.push(...(await SCENARIOS[name](bench, options, log)));
  } finally {
    await bench.close();
  }
  const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
  log(`\n${machine()}; ${minutes} minutes, ended ${new Date().toISOString().slice(0, 16)}Z\n\n${table(rows)}`);
}
