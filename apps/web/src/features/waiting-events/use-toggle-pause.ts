import type { WorkflowResponse } from '@hookline/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys, workflows } from '../../shared/api/index.js';
import { toast, toastFailure } from '../../shared/ui/index.js';

/** Pauses a live workflow, so that its events wait, or resumes it. */
export function useTogglePause(
  { id, name, paused }: Pick<WorkflowResponse, 'id' | 'name' | 'paused'>,
  onResumed: () => void = () => undefined,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => workflows.setPaused(id, !paused),
    onSuccess: () => {
      if (!paused) return toast(`${name} is paused`, 'Events that come are kept, and can be run later.');
      toast(`${name} is live again`, 'New events make runs.');
      onResumed();
    },
    onError: (error) => toastFailure(paused ? `${name} was not resumed` : `${name} was not paused`, error),
    onSettled: () => client.invalidateQueries({ queryKey: keys.workflows.all }),
  });
}
