import type { RunResponse } from '@hookline/contracts';
import { isFinished } from '@hookline/domain';
import { useQuery } from '@tanstack/react-query';
import { keys, runs } from '../../../shared/api/index.js';
import { useScreen } from './session-context.js';

/** Polling is the fallback for missing live messages. */
const POLL_MS = 1000;

/** The last test run of this session, followed until it ends. */
export function useTestRun(): RunResponse | undefined {
  const id = useScreen((state) => state.testRunId);
  const query = useQuery({
    queryKey: keys.runs.one(id ?? ''),
    queryFn: ({ signal }) => runs.get(id ?? '', signal),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data && isFinished(state.data.status) ? false : POLL_MS),
  });
  return id === null ? undefined : query.data;
}
