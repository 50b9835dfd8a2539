const MAX_RUNS_PER_JOB = 10;
/** A small number of runs is spread all the same, so that several workers have something to do. */
const MIN_JOBS = 4;

/** Which runs share a job. */
export function batchJobs(runIds: readonly string[]): string[][] {
  const size = Math.min(MAX_RUNS_PER_JOB, Math.ceil(runIds.length / MIN_JOBS));
  const jobs: string[][] = [];
  for (let from = 0; from < runIds.length; from += size) jobs.push(runIds.slice(from, from + size));
  return jobs;
}
