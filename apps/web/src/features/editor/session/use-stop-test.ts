import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys, runs } from '../../../shared/api/index.js';
import { announce, toastFailure } from '../../../shared/ui/index.js';
import { useSession } from './session-context.js';

/** Cancels the current test run. */
export function useStopTest() {
  const { screen } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const { testRunId } = screen.getState();
      if (testRunId === null) return;
      await runs.cancel(testRunId);
      await client.invalidateQueries({ queryKey: keys.runs.one(testRunId) });
      announce('Test run stopped');
    },
    onError: (error) => toastFailure('The test was not stopped', error),
  });
}
