import type { RunFact } from '../state/fact.js';

/** The run has taken longer than its settings allow. @param deadlineMs the limit; @param at ISO 8601 */
export const deadlineFact = (deadlineMs: number, at: string): RunFact => {
  const message = `The run took longer than its limit of ${Math.round(deadlineMs / 1000)} s.`;
  return { kind: 'run-failed', at, error: { code: 'run.deadline', message, retryable: false } };
};
