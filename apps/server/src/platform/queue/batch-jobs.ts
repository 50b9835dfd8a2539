const MAX_RUNS_PER_JOB = 10;
/** A small number of runs is spread too, so that several workers are used. */
const MIN_JOBS = 4;

/** Groups runs into shared jobs. */
export function batchJobs(runIds: readonly string[]): string[][] {
  const size = Math.min(MAX_RUNS_PER_JOB, Math.ceil(runIds.length / MIN_JOBS));
  const jobs: string[][] = [];
  for (let from = 0; from < runIds.length; from += size) jobs.push(runIds.slice(from, from + size));
  return jobs;
}
