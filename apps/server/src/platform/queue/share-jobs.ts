const MOST_TOGETHER = 10;
/** A small number of runs is spread all the same, so that several workers have something to do. */
const LEAST_JOBS = 4;

/** Which runs share a job. */
export function shareJobs(runIds: readonly string[]): string[][] {
  const size = Math.min(MOST_TOGETHER, Math.ceil(runIds.length / LEAST_JOBS));
  const jobs: string[][] = [];
  for (let from = 0; from < runIds.length; from += size) jobs.push(runIds.slice(from, from + size));
  return jobs;
}
