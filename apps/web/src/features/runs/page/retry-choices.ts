import type { RetryRunRequest, RunResponse } from '@hookline/contracts';

interface RetryGroup {
  readonly title: string;
  /** What the retry will and will not do. */
  readonly words: string;
  readonly choices: readonly { readonly label: string; readonly request: RetryRunRequest }[];
}

/**
 * How a finished run can be retried. Only a failed or cancelled run has a step to start from.
 * @param live the published version; null: none; undefined: not loaded yet
 */
export function retryChoices(
  run: Pick<RunResponse, 'status' | 'version'>,
  live: number | null | undefined,
): readonly RetryGroup[] {
  const original = run.version === null ? 'On the draft as it was' : `On version ${run.version}, as it ran`;
  const current = live === undefined ? 'On the current version' : `On version ${live}, the current one`;
  // Offers the current version only when it differs from that of the run.
  const isOneMore = live !== null && live !== run.version;
  const choices = (from: RetryRunRequest['from']): RetryGroup['choices'] => [
    { label: original, request: { from, version: 'original' } },
    ...(isOneMore ? [{ label: current, request: { from, version: 'current' } as const }] : []),
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
