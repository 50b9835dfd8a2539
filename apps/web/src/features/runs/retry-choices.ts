import type { RetryRunRequest, RunResponse } from '@hookline/contracts';

interface RetryGroup {
  readonly title: string;
  /** What will and will not be done. */
  readonly words: string;
  readonly choices: readonly { readonly label: string; readonly request: RetryRunRequest }[];
}

/** How a finished run can be tried again. Only one that failed or was cancelled has a step to begin at. */
export function retryChoices(run: Pick<RunResponse, 'status' | 'version'>): readonly RetryGroup[] {
  const original = run.version === null ? 'On the draft as it was' : `On version ${run.version}, as it ran`;
  const choices = (from: RetryRunRequest['from']): RetryGroup['choices'] => [
    { label: original, request: { from, version: 'original' } },
    { label: 'On the current version', request: { from, version: 'current' } },
  ];
  const start: RetryGroup = {
    title: 'From the start',
    words: 'Every step runs again, with the same event.',
    choices: choices('start'),
  };
  if (run.status !== 'failed' && run.status !== 'cancelled') return [start];
  const words = 'Steps that succeeded are kept and not run again.';
  const title = run.status === 'failed' ? 'From the failed step' : 'From where it was cancelled';
  return [{ title, words, choices: choices('failed') }, start];
}
